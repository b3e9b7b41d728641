package dev.unbuy.payments.gateway.stripe;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What the stand-in decides, as Stripe's documentation describes it: PaymentIntents that are
 * confirmed as they are made, captures, cancels, refunds, and the balance transactions of them.
 *
 * <p>Payers are those of Stripe's test mode: {@code pm_card_visa}, {@code pm_card_chargeDeclined},
 * {@code pm_card_authenticationRequired}, {@code pm_card_pendingRefund}; {@code pm_card_review} is
 * under review. A PaymentMethod of another name can be charged once, unless it belongs to a
 * Customer.
 */
final class StripeBusiness {

  private final Map<String, StripeIntent> intents = new LinkedHashMap<>();
  private final Map<String, StripeRefund> refunds = new LinkedHashMap<>();
  private final StripeLedger ledger = new StripeLedger();
  private final Map<String, String> owners = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private boolean multicapture;
  private int made;

  /** A status and what is written as JSON. */
  record Said(int status, Map<String, Object> body) {}

  /** Whether the account has multicapture. */
  void grantMulticapture() {
    multicapture = true;
  }

  StripeIntent intent(String id) {
    return Objects.requireNonNull(intents.get(id), id);
  }

  List<StripeIntent> all() {
    return List.copyOf(intents.values());
  }

  int intents() {
    return intents.size();
  }

  int refunds() {
    return refunds.size();
  }

  Said get(String path, Map<String, String> form) {
    String[] parts = path.substring(1).split("/", -1);
    boolean whole = form.containsValue("latest_charge") || form.containsValue("data.latest_charge");
    return switch (parts[1]) {
      case "payment_intents" ->
          parts[2].equals("search")
              ? list(
                  intents.values().stream()
                      .filter(one -> form.getOrDefault("query", "").contains(key(one.metadata)))
                      .map(one -> one.json(whole))
                      .toList())
              : found(parts[2], intent -> new Said(200, intent.json(whole)));
      case "payment_methods" -> new Said(200, method(parts[2]));
      case "refunds" ->
          list(
              refunds.values().stream()
                  .filter(one -> one.of.id.equals(form.get("payment_intent")))
                  .map(StripeRefund::json)
                  .toList());
      case "balance_transactions" -> list(ledger.page(form));
      default -> missing();
    };
  }

  Said post(String path, Map<String, String> form) {
    String[] parts = path.substring(1).split("/", -1);
    return switch (parts[1] + (parts.length == 4 ? " " + parts[3] : "")) {
      case "payment_intents" ->
          parts.length == 2 ? authorize(form) : found(parts[2], intent -> note(intent, form));
      case "payment_intents capture" -> found(parts[2], intent -> capture(intent, form));
      case "payment_intents cancel" -> found(parts[2], StripeBusiness::cancel);
      case "refunds" -> found(must(form, "payment_intent"), intent -> refund(intent, form));
      case "customers" -> new Said(200, Map.of("id", "cus_" + ++made, "object", "customer"));
      case "payment_methods attach" -> {
        owners.put(parts[2], must(form, "customer"));
        yield new Said(200, method(parts[2]));
      }
      default -> missing();
    };
  }

  private Said authorize(Map<String, String> form) {
    String payer = must(form, "payment_method");
    if (payer.endsWith("chargeDeclined")) {
      return declined("card_declined", "insufficient_funds");
    }
    if (payer.endsWith("authenticationRequired")) {
      return declined("authentication_required", "authentication_required");
    }
    if (!payer.startsWith("pm_card_") && !owners.containsKey(payer) && !used.add(payer)) {
      return error(400, "invalid_request_error", "", "was previously used without a Customer");
    }
    boolean parts =
        multicapture
            && "if_available"
                .equals(form.get("payment_method_options[card][request_multicapture]"));
    StripeIntent intent =
        new StripeIntent(
            "pi_" + ++made,
            Long.parseLong(must(form, "amount")),
            must(form, "currency"),
            Instant.now().getEpochSecond(),
            parts,
            payer.equals("pm_card_review"));
    intent.customer = form.get("customer");
    takeMetadata(form, intent.metadata);
    intent.metadata.put("test_payer", payer);
    intents.put(intent.id, intent);
    return new Said(200, intent.json(true));
  }

  private static Said note(StripeIntent intent, Map<String, String> form) {
    takeMetadata(form, intent.metadata);
    return new Said(200, intent.json(true));
  }

  private Said capture(StripeIntent intent, Map<String, String> form) {
    boolean last = !"false".equals(form.get("final_capture"));
    if (!last && !intent.multicapture) {
      return error(400, "invalid_request_error", "", "multicapture is not available");
    }
    long part = Long.parseLong(must(form, "amount_to_capture"));
    if (intent.capturable() < part) {
      return error(400, "invalid_request_error", "amount_too_large", "more than capturable");
    }
    intent.capture(part, last);
    takeMetadata(form, intent.metadata);
    ledger.book("charge", part, intent.currency, intent.charge());
    return new Said(200, intent.json(true));
  }

  private static Said cancel(StripeIntent intent) {
    if (!intent.status.equals("requires_capture")) {
      return error(400, "invalid_request_error", "payment_intent_unexpected_state", "not now");
    }
    intent.status = "canceled";
    return new Said(200, intent.json(true));
  }

  private Said refund(StripeIntent intent, Map<String, String> form) {
    long part = Long.parseLong(must(form, "amount"));
    if (part > intent.received - intent.refunded) {
      return error(400, "invalid_request_error", "", "greater than the unrefunded amount");
    }
    intent.refunded += part;
    boolean later = "pm_card_pendingRefund".equals(intent.metadata.get("test_payer"));
    StripeRefund refund =
        new StripeRefund("re_" + ++made, part, intent, later ? "pending" : "succeeded");
    takeMetadata(form, refund.metadata);
    refunds.put(refund.id, refund);
    ledger.book("refund", -part, intent.currency, refund.json());
    return new Said(200, refund.json());
  }

  /** A refund that seemed to have succeeded comes back, as of a card that was closed. */
  void comesBack(String id) {
    StripeRefund refund = Objects.requireNonNull(refunds.get(id), id);
    refund.status = "failed";
    refund.failureReason = "expired_or_canceled_card";
    ledger.book("refund_failure", refund.amount, refund.of.currency, refund.json());
  }

  private Said found(String id, Function<StripeIntent, Said> then) {
    StripeIntent intent = intents.get(id);
    return intent == null
        ? error(404, "invalid_request_error", "resource_missing", "No such object")
        : then.apply(intent);
  }

  private static String must(Map<String, String> form, String name) {
    return Objects.requireNonNull(form.get(name), name);
  }

  private Map<String, Object> method(String id) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("object", "payment_method");
    json.put("customer", owners.get(id));
    return json;
  }

  private static String key(Map<String, String> metadata) {
    return "'" + metadata.get("unbuy_key") + "'";
  }

  private static void takeMetadata(Map<String, String> form, Map<String, String> metadata) {
    form.forEach(
        (name, value) -> {
          if (name.startsWith("metadata[")) {
            metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
          }
        });
  }

  private static Said list(List<Map<String, Object>> data) {
    return new Said(
        200, Map.of("object", "list", "url", "/v1/list", "has_more", false, "data", data));
  }

  private Said declined(String code, String declineCode) {
    Map<String, Object> intent = new LinkedHashMap<>();
    intent.put("id", "pi_declined_" + ++made);
    intent.put("object", "payment_intent");
    return new Said(
        402,
        Map.of(
            "error",
            Map.of(
                "type", "card_error",
                "code", code,
                "decline_code", declineCode,
                "message", "Your card was declined.",
                "payment_intent", intent)));
  }

  private static Said missing() {
    return error(404, "invalid_request_error", "resource_missing", "No such object");
  }

  static Said error(int status, String type, String code, String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("type", type);
    error.put("message", message);
    if (!code.isEmpty()) {
      error.put("code", code);
    }
    return new Said(status, Map.of("error", error));
  }
}
