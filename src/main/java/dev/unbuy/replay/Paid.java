package dev.unbuy.replay;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What was paid by which means, and where what goes back ends up. */
final class Paid {

  private Paid() {}

  /** What a means pays of an order. */
  static long by(String method, JsonNode order) {
    long sum = 0;
    for (JsonNode payment : order.path("payments")) {
      if (payment.path("method").asString("").equals(Means.of(method))) {
        sum += Comparison.cents(payment.path("amount"));
      }
    }
    return sum;
  }

  /**
   * Takes as store credit what cannot go back to where it came from, when that is what the customer
   * wants; otherwise it goes where it goes.
   */
  static List<JsonNode> wanted(
      String method, List<JsonNode> parts, JsonNode before, Customer customer) {
    boolean elsewhere =
        Means.of(method).equals(Means.STORE_CREDIT)
            && parts.stream().anyMatch(part -> !isStoreCredit(part));
    if (!elsewhere) {
      return parts;
    }
    String order = "/api/v1/orders/" + before.path("id").asString("");
    JsonNode offered =
        customer.awaited(
            order,
            now ->
                Comparison.newParts(before, now).stream()
                    .allMatch(part -> isStoreCredit(part) || isOffered(part)));
    for (JsonNode refund : offered.path("refunds")) {
      for (JsonNode part : refund.path("parts")) {
        if (isOffered(part)) {
          customer.post(
              "/api/v1/refunds/" + refund.path("id").asString("") + "/store-credit",
              Map.of("partId", part.path("id").asString("")),
              200);
        }
      }
    }
    return Comparison.newParts(before, customer.get(order));
  }

  private static boolean isStoreCredit(JsonNode part) {
    return part.path("method").asString("").equals(Means.STORE_CREDIT)
        || part.path("kind").asString("").equals(Means.STORE_CREDIT);
  }

  private static boolean isOffered(JsonNode part) {
    return part.path("storeCreditOffered").asBoolean(false);
  }
}
