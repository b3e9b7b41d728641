package dev.unbuy.payments.gateway.stripe;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PaymentIntent of the stand-in, with its charge. */
final class StripeIntent {

  final String id;
  final long amount;
  final String currency;
  final long created;
  final boolean multicapture;
  final boolean reviewed;
  final Map<String, String> metadata = new LinkedHashMap<>();
  String status = "requires_capture";
  long received;
  long refunded;
  @Nullable String customer;

  StripeIntent(
      String id,
      long amount,
      String currency,
      long created,
      boolean multicapture,
      boolean reviewed) {
    this.id = id;
    this.amount = amount;
    this.currency = currency;
    this.created = created;
    this.multicapture = multicapture;
    this.reviewed = reviewed;
  }

  long capturable() {
    return status.equals("requires_capture") ? amount - received : 0;
  }

  void capture(long part, boolean last) {
    received += part;
    if (last || received == amount) {
      status = "succeeded";
    }
  }

  /** As Stripe's API shows it, its charge whole where that is asked for. */
  Map<String, Object> json(boolean withCharge) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("object", "payment_intent");
    json.put("amount", amount);
    json.put("amount_capturable", capturable());
    json.put("amount_received", received);
    json.put("capture_method", "manual");
    json.put("created", created);
    json.put("currency", currency);
    json.put("latest_charge", withCharge ? charge() : chargeId());
    json.put("metadata", Map.copyOf(metadata));
    json.put("review", reviewed ? "prv_" + id : null);
    json.put("status", status);
    return json;
  }

  String chargeId() {
    return "ch_" + id;
  }

  Map<String, Object> charge() {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("capture_before", created + 7 * 24 * 3600);
    card.put("multicapture", Map.of("status", multicapture ? "available" : "unavailable"));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", chargeId());
    json.put("object", "charge");
    json.put("amount", amount);
    json.put("amount_captured", received);
    json.put("currency", currency);
    json.put("payment_intent", id);
    json.put("payment_method_details", Map.of("type", "card", "card", card));
    return json;
  }
}
