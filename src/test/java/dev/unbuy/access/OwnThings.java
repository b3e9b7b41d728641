package dev.unbuy.access;

import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A buyer with an order, a cancellation, a refund, a cart and an address, its seller with goods and
 * a parcel, and an operator: so that a call reaches as far as it can.
 */
final class OwnThings {

  private final int port;
  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, String> sessions = new HashMap<>();
  private final Map<String, String> things = new HashMap<>();

  OwnThings(Marketplace marketplace, int port) {
    this.port = port;
    UUID shop = marketplace.shop();
    UUID mug = marketplace.variant(shop, 1_299, 1_000_000);
    people.put("buyer", marketplace.person(Role.BUYER));
    people.put("seller", marketplace.seller(shop));
    people.put("admin", marketplace.person(Role.OPERATOR, Role.AGENT));
    people.forEach((role, person) -> sessions.put(role, marketplace.session(person)));
    Api buyer = api("buyer");
    put(buyer, mug, 900);
    JsonNode order = buyer.post("/api/v1/checkout", checkout("sandbox-ok"), null).body(201);
    JsonNode bought = order.path("orders").get(0);
    JsonNode canceled =
        buyer
            .post(
                "/api/v1/orders/" + id(bought) + "/cancellations",
                Map.of("reason", "DUPLICATE", "lines", List.of(units(bought))))
            .body(201);
    JsonNode parcel =
        api("seller")
            .post(
                "/api/v1/seller/orders/" + id(bought) + "/fulfillments",
                Map.of("lines", List.of(units(bought))))
            .body(201);
    put(buyer, mug, 1);
    things.put("variant", mug.toString());
    things.put("listings", marketplace.listingOf(mug).toString());
    things.put("variants", mug.toString());
    things.put("orders", id(bought));
    things.put("line", id(bought.path("lines").get(0)));
    things.put("cancellations", id(canceled));
    things.put("refunds", id(canceled.path("refund")));
    things.put("part", id(canceled.path("refund").path("parts").get(0)));
    things.put("fulfillments", id(parcel));
    things.put("lines", id(buyer.get("/api/v1/cart").body(200).path("lines").get(0)));
    things.put(
        "addresses", id(buyer.post("/api/v1/addresses", Marketplace.addressIn("CH")).body(201)));
  }

  /** The token of whoever may go to a path. */
  String token(String path) {
    return Objects.requireNonNull(people.get(role(path))).token();
  }

  /** The session of whoever may go to a path. */
  String session(String path) {
    return Objects.requireNonNull(sessions.get(role(path)));
  }

  /** The id of one of these things. */
  String id(String thing) {
    return Objects.requireNonNull(things.get(thing));
  }

  /** A path with the ids of these things, by name; unknown ones for the rest. */
  String filled(String path) {
    String filled = path;
    for (Map.Entry<String, String> thing : things.entrySet()) {
      filled = filled.replace("{" + thing.getKey() + "}", thing.getValue());
    }
    return filled.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
  }

  /** What a buyer sends to buy. */
  static Map<String, Object> checkout(String token) {
    return Map.of(
        "address", Marketplace.addressIn("CH"),
        "payments", List.of(Map.of("method", "CARD", "token", token)),
        "confirm", true);
  }

  private Api api(String role) {
    return Api.at(port).with(Objects.requireNonNull(people.get(role)).token());
  }

  private static Map<String, Object> units(JsonNode order) {
    return Map.of("lineId", id(order.path("lines").get(0)), "quantity", 1);
  }

  private static void put(Api buyer, UUID variant, int quantity) {
    var _ =
        buyer
            .post("/api/v1/cart/lines", Map.of("variantId", variant, "quantity", quantity))
            .body(201);
  }

  private static String role(String path) {
    return path.contains("/seller")
        ? "seller"
        : path.contains("/admin") || path.startsWith("/agent") ? "admin" : "buyer";
  }

  private static String id(JsonNode thing) {
    return thing.path("id").asString();
  }
}
