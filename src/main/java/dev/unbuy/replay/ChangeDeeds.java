package dev.unbuy.replay;

import dev.unbuy.replay.Result.Passed;
import dev.unbuy.replay.Result.RefusedThere;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Changes where an order goes, what pays it, and where a customer lives. */
final class ChangeDeeds {

  private ChangeDeeds() {}

  static Result address(Action action, Deed.Scene scene) {
    String number = action.text("order_id");
    if (!scene.there().status(number).startsWith("pending")) {
      return new RefusedThere("the order is " + scene.there().status(number));
    }
    Customer customer = scene.customer();
    JsonNode before = customer.order(number);
    Map<String, String> address = addressOf(action, scene);

    JsonNode change = settled(before, Map.of("address", address), customer);

    Comparison.same("difference", 0L, Comparison.cents(change.path("difference")));
    same(address, customer.order(number).path("shipTo"));
    return new Passed();
  }

  static Result payment(Action action, Deed.Scene scene) {
    String number = action.text("order_id");
    TaskState there = scene.there();
    String method = action.text("payment_method_id");
    String before = there.paidWith(number);
    String user = there.shop().userOf(action);
    long total = there.total(number);
    if (!there.status(number).startsWith("pending") || method.equals(before)) {
      return new RefusedThere("the order is not pending or is paid that way already");
    }
    if (!there.canPay(user, method, total)) {
      return new RefusedThere("the gift card has too little on it");
    }
    Customer customer = scene.customer();
    JsonNode was = customer.order(number);

    settled(was, Map.of("payments", List.of(Means.payment(method))), customer);

    JsonNode now = customer.order(number);
    Comparison.goesBack(total, Means.of(before), Comparison.newParts(was, now));
    Comparison.same(
        "paid by " + Means.of(method), total, Paid.by(method, now) - Paid.by(method, was));
    there.payWith(number, method);
    there.spend(method, total);
    return new Passed();
  }

  static Result home(Action action, Deed.Scene scene) {
    Customer customer = scene.customer();
    Map<String, String> address = addressOf(action, scene);
    JsonNode kept = customer.get("/api/v1/addresses");
    JsonNode first = (kept.isArray() ? kept : kept.path("items")).path(0);

    customer.put("/api/v1/addresses/" + first.path("id").asString(""), address);

    JsonNode now = customer.get("/api/v1/addresses/" + first.path("id").asString(""));
    same(address, now.has("address") ? now.path("address") : now);
    return new Passed();
  }

  /** Makes a change, and waits until it is settled. */
  static JsonNode settled(JsonNode order, Map<String, Object> wish, Customer customer) {
    String id = order.path("id").asString("");
    JsonNode made = customer.post("/api/v1/orders/" + id + "/changes", wish, 201);
    JsonNode change =
        customer.awaited(
            "/api/v1/changes/" + made.path("id").asString(""),
            now -> !now.path("status").asString("").equals("PAYING"));
    Comparison.same("change", "SETTLED", change.path("status").asString(""));
    return change;
  }

  private static Map<String, String> addressOf(Action action, Deed.Scene scene) {
    Map<String, String> address = new LinkedHashMap<>();
    String user = scene.there().shop().userOf(action);
    address.put("name", scene.there().shop().name(user));
    address.put("line1", action.text("address1"));
    if (!action.text("address2").isEmpty()) {
      address.put("line2", action.text("address2"));
    }
    address.put("city", action.text("city"));
    address.put("region", action.text("state"));
    address.put("postalCode", action.text("zip"));
    address.put("country", "US");
    return address;
  }

  private static void same(Map<String, String> expected, JsonNode found) {
    Map<String, String> here = new LinkedHashMap<>();
    expected.keySet().forEach(field -> here.put(field, found.path(field).asString("")));
    Comparison.same("address", expected, here);
  }
}
