package dev.unbuy.payments.gateway.stripe;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refund of the stand-in. */
final class StripeRefund {

  final String id;
  final long amount;
  final StripeIntent of;
  final Map<String, String> metadata = new LinkedHashMap<>();
  String status;
  @Nullable String failureReason;

  StripeRefund(String id, long amount, StripeIntent of, String status) {
    this.id = id;
    this.amount = amount;
    this.of = of;
    this.status = status;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("object", "refund");
    json.put("amount", amount);
    json.put("currency", of.currency);
    json.put("payment_intent", of.id);
    json.put("metadata", Map.copyOf(metadata));
    json.put("status", status);
    if (failureReason != null) {
      json.put("failure_reason", failureReason);
    }
    return json;
  }
}
