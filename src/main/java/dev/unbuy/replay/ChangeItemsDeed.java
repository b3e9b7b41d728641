package dev.unbuy.replay;

import dev.unbuy.replay.Result.Passed;
import dev.unbuy.replay.Result.RefusedThere;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Changes items of a pending order: the difference is charged or goes back, stock is exchanged. */
final class ChangeItemsDeed {

  private ChangeItemsDeed() {}

  static Result change(Action action, Deed.Scene scene) {
    String number = action.text("order_id");
    TaskState there = scene.there();
    if (!there.status(number).equals("pending")) {
      return new RefusedThere("the order is " + there.status(number));
    }
    Swap swap = Swap.of(action, there);
    if (swap.refused() != null) {
      return new RefusedThere(swap.refused());
    }
    Customer customer = scene.customer();
    JsonNode before = customer.order(number);
    List<String> listings = OrderLines.listings(before);
    Map<String, Long> stock = customer.stock(listings);
    Map<String, Long> moves = swap.moves(before, customer);
    String method = action.text("payment_method_id");

    JsonNode after = made(before, swap, method, customer);

    there.swap(number, swap.from(), swap.to());
    there.becomes(number, "pending (item modified)");
    Comparison.items(there.items(number), after);
    Comparison.moved(moves, stock, customer.stock(listings));
    long more = swap.difference();
    if (more > 0) {
      there.spend(method, more);
      Comparison.same(
          "paid by " + Means.of(method), more, Paid.by(method, after) - Paid.by(method, before));
    }
    List<JsonNode> parts =
        Paid.wanted(method, Comparison.newParts(before, after), before, customer);
    Comparison.goesBack(Math.max(0, -more), Means.of(method), parts);
    return new Passed();
  }

  private static JsonNode made(JsonNode before, Swap swap, String method, Customer customer) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("lines", swap.targets(before, customer));
    if (swap.difference() > 0) {
      wish.put("payments", List.of(Means.payment(method)));
    }
    JsonNode change = ChangeDeeds.settled(before, wish, customer);
    Comparison.same("difference", swap.difference(), Comparison.cents(change.path("difference")));
    return customer.get("/api/v1/orders/" + before.path("id").asString(""));
  }
}
