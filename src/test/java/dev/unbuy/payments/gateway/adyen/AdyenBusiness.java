package dev.unbuy.payments.gateway.adyen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What the stand-in decides, as Adyen's documentation describes it: payments are authorized at
 * once; captures, cancels and refunds are received, and come to something later, which is told.
 * Stored means of payment are {@code agrees}, {@code declines} and {@code challenged}.
 */
final class AdyenBusiness {

  /** Adyen never uses a name twice. */
  private final String names = UUID.randomUUID().toString().substring(0, 8) + "-";

  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final List<Item> pending = new ArrayList<>();
  private int made;
  private int refunds;

  /** A status and what is written as JSON. */
  record Said(int status, Map<String, Object> body) {}

  /** What a webhook will tell. */
  record Item(
      String event,
      String reference,
      String original,
      String key,
      long value,
      String currency,
      boolean success,
      String reason) {}

  private static final class Payment {
    final long amount;
    final String currency;
    long captured;
    long refunded;
    boolean canceled;

    Payment(long amount, String currency) {
      this.amount = amount;
      this.currency = currency;
    }
  }

  synchronized int payments() {
    return payments.size();
  }

  synchronized int refunds() {
    return refunds;
  }

  synchronized long captured(String payment) {
    return Objects.requireNonNull(payments.get(payment), payment).captured;
  }

  synchronized boolean isCanceled(String payment) {
    return Objects.requireNonNull(payments.get(payment), payment).canceled;
  }

  /** What is to be told by now, once. */
  synchronized List<Item> told() {
    List<Item> told = List.copyOf(pending);
    pending.clear();
    return told;
  }

  synchronized Said post(String path, JsonNode request) {
    String[] parts = path.substring(1).split("/", -1);
    if (parts.length == 2) {
      return authorize(request);
    }
    Payment payment = payments.get(parts[2]);
    if (payment == null) {
      return error(422, "167", "Original pspReference required for this operation");
    }
    String name = "MOD" + names + ++made;
    pending.add(modify(parts[3], parts[2], name, payment, request));
    return new Said(201, Map.of("pspReference", name, "status", "received"));
  }

  private Said authorize(JsonNode request) {
    String stored = request.path("paymentMethod").path("storedPaymentMethodId").asString("");
    String name = "PSP" + names + ++made;
    if (stored.equals("declines")) {
      return new Said(
          200,
          Map.of(
              "pspReference", name,
              "resultCode", "Refused",
              "refusalReason", "Not enough balance",
              "refusalReasonCode", "12"));
    }
    if (stored.equals("challenged")) {
      return new Said(200, Map.of("pspReference", name, "resultCode", "ChallengeShopper"));
    }
    JsonNode amount = request.path("amount");
    payments.put(
        name, new Payment(amount.path("value").asLong(), amount.path("currency").asString("")));
    return new Said(200, Map.of("pspReference", name, "resultCode", "Authorised"));
  }

  private Item modify(String what, String of, String name, Payment payment, JsonNode request) {
    long value = request.path("amount").path("value").asLong(payment.amount);
    String key = request.path("reference").asString("");
    return switch (what) {
      case "captures" -> {
        boolean good = !payment.canceled && payment.captured + value <= payment.amount;
        payment.captured += good ? value : 0;
        yield item("CAPTURE", name, of, key, value, payment, good, "Insufficient balance");
      }
      case "cancels" -> {
        boolean good = !payment.canceled && payment.captured < payment.amount;
        payment.canceled |= good;
        yield item("CANCELLATION", name, of, key, value, payment, good, "Already captured");
      }
      default -> {
        boolean good = payment.refunded + value <= payment.captured;
        payment.refunded += good ? value : 0;
        refunds++;
        yield item("REFUND", name, of, key, value, payment, good, "Insufficient balance");
      }
    };
  }

  private static Item item(
      String event,
      String name,
      String of,
      String key,
      long value,
      Payment payment,
      boolean good,
      String why) {
    return new Item(event, name, of, key, value, payment.currency, good, good ? "" : why);
  }

  static Said error(int status, String code, String message) {
    return new Said(
        status,
        Map.of(
            "status", status,
            "errorCode", code,
            "message", message,
            "errorType", "validation"));
  }
}
