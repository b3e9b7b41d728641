package dev.unbuy.replay;

import dev.unbuy.replay.Result.Passed;
import dev.unbuy.replay.Result.RefusedThere;
import dev.unbuy.replay.Shop.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Brings back what was delivered, for its money or for another variant. */
final class ReturnDeeds {

  private static final Map<String, String> TRACKING =
      Map.of("carrier", "Carrier", "trackingNumber", "4711");

  private ReturnDeeds() {}

  static Result bringBack(Action action, Deed.Scene scene) {
    String number = action.text("order_id");
    TaskState there = scene.there();
    String method = action.text("payment_method_id");
    if (!there.status(number).equals("delivered")) {
      return new RefusedThere("the order is " + there.status(number));
    }
    if (!method.equals(there.paidWith(number)) && !method.startsWith("gift_card")) {
      return new RefusedThere("the money can only go to the original means or a gift card");
    }
    List<Item> items = units(there.items(number), action.texts("item_ids"));
    if (items.isEmpty()) {
      return new RefusedThere("the order has no such item");
    }
    Customer customer = scene.customer();
    JsonNode before = customer.order(number);
    String path = "/api/v1/orders/" + before.path("id").asString("") + "/returns";

    JsonNode asked =
        customer.post(
            path,
            Map.of("reason", "CHANGE_OF_MIND", "lines", OrderLines.units(before, items)),
            201);
    arrives(asked, scene);

    JsonNode after = customer.order(number);
    long worth = items.stream().mapToLong(Item::price).sum();
    List<JsonNode> parts =
        Paid.wanted(method, Comparison.newParts(before, after), before, customer);
    Comparison.goesBack(worth, Means.of(method), parts);
    there.becomes(number, "return requested");
    return new Passed();
  }

  static Result exchange(Action action, Deed.Scene scene) {
    String number = action.text("order_id");
    TaskState there = scene.there();
    if (!there.status(number).equals("delivered")) {
      return new RefusedThere("the order is " + there.status(number));
    }
    Swap swap = Swap.of(action, there);
    if (swap.refused() != null) {
      return new RefusedThere(swap.refused());
    }
    Customer customer = scene.customer();
    JsonNode before = customer.order(number);
    String method = action.text("payment_method_id");
    Map<String, Object> wish = new HashMap<>();
    wish.put(
        "lines",
        swap.targets(before, customer).stream()
            .filter(one -> one.containsKey("variantId"))
            .toList());
    if (swap.difference() > 0) {
      wish.put("payments", List.of(Means.payment(method)));
    }

    JsonNode asked =
        customer.post("/api/v1/orders/" + before.path("id").asString("") + "/exchanges", wish, 201);
    arrives(asked, scene);

    JsonNode after = customer.order(number);
    List<JsonNode> parts =
        Paid.wanted(method, Comparison.newParts(before, after), before, customer);
    Comparison.goesBack(Math.max(0, -swap.difference()), Means.of(method), parts);
    there.becomes(number, "exchange requested");
    return new Passed();
  }

  /** The goods are sent, received, and as they should be. */
  private static void arrives(JsonNode asked, Deed.Scene scene) {
    String id = asked.path("id").asString("");
    Comparison.same("return", "APPROVED", asked.path("status").asString(""));
    scene.customer().post("/api/v1/returns/" + id + "/send", TRACKING, 200);
    scene.seller().post("/api/v1/seller/returns/" + id + "/received", Map.of(), 200);
    scene
        .seller()
        .post("/api/v1/seller/returns/" + id + "/inspect", Map.of("outcome", "FULL"), 200);
  }

  private static List<Item> units(List<Item> items, List<String> ids) {
    List<Item> left = new ArrayList<>(items);
    List<Item> found = new ArrayList<>();
    for (String id : ids) {
      left.stream()
          .filter(one -> one.id().equals(id))
          .findFirst()
          .ifPresent(
              one -> {
                left.remove(one);
                found.add(one);
              });
    }
    return found.size() == ids.size() ? found : List.of();
  }
}
