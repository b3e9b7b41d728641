package dev.unbuy.replay;

import dev.unbuy.replay.Result.Passed;
import dev.unbuy.replay.Result.RefusedThere;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Cancels a pending order: all of it, all money back to where it came from, all stock back. */
final class CancelDeed {

  private static final String NO_LONGER_NEEDED = "no longer needed";

  private CancelDeed() {}

  static Result cancel(Action action, Deed.Scene scene) {
    String number = action.text("order_id");
    TaskState there = scene.there();
    if (!there.status(number).equals("pending")) {
      return new RefusedThere("the order is " + there.status(number));
    }
    Customer customer = scene.customer();
    JsonNode before = customer.order(number);
    String id = before.path("id").asString("");
    List<String> listings = OrderLines.listings(before);
    Map<String, Long> stock = customer.stock(listings);
    Map<String, Long> back = new TreeMap<>();
    for (JsonNode line : before.path("lines")) {
      back.merge(line.path("variantId").asString(""), OrderLines.kept(line), Long::sum);
    }

    JsonNode canceled =
        customer.post("/api/v1/orders/" + id + "/cancellations", reason(action), 201);

    Comparison.same("status", "SETTLED", canceled.path("status").asString(""));
    JsonNode after = customer.get("/api/v1/orders/" + id);
    Comparison.same("order", "CANCELED", after.path("status").asString(""));
    Comparison.goesBack(
        there.total(number), Means.of(there.paidWith(number)), Comparison.newParts(before, after));
    Comparison.moved(back, stock, customer.stock(listings));
    there.becomes(number, "cancelled");
    return new Passed();
  }

  private static Map<String, String> reason(Action action) {
    String said = action.text("reason");
    return said.equals(NO_LONGER_NEEDED)
        ? Map.of("reason", "CHANGE_OF_MIND")
        : Map.of("reason", "OTHER", "note", said.isEmpty() ? "ordered by mistake" : said);
  }
}
