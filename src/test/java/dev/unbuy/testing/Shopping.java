package dev.unbuy.testing;

import dev.unbuy.accounts.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Buys and cancels by the API, for tests about what becomes of the money. */
@Component
@Lazy
public class Shopping {

  private final Marketplace marketplace;
  private final JdbcClient database;
  private final int port;

  Shopping(Marketplace marketplace, JdbcClient database, @LocalServerPort int port) {
    this.marketplace = marketplace;
    this.database = database;
    this.port = port;
  }

  /** Somebody new who buys. */
  public Customer customer() {
    Marketplace.Person person = marketplace.person(Role.BUYER);
    return new Customer(person, Api.at(port).with(person.token()));
  }

  /** Somebody who sells for a shop. */
  public Api seller(UUID shop) {
    return Api.at(port).with(marketplace.seller(shop).token());
  }

  /** Somebody who runs the marketplace. */
  public Api operator() {
    return Api.at(port).with(marketplace.person(Role.OPERATOR).token());
  }

  /** Makes a deadline due now. */
  public void makeDue(String kind, Object subject) {
    int moved =
        database
            .sql(
                "UPDATE platform.deadlines SET due_at = now() WHERE kind = ? AND subject = ?::uuid")
            .params(kind, subject.toString())
            .update();
    if (moved != 1) {
      throw new AssertionError("there is no deadline " + kind + " of " + subject);
    }
  }

  /** A way of paying. */
  public static Map<String, Object> by(String method, String token) {
    return Map.of("method", method, "token", token);
  }

  /** A buyer. */
  public record Customer(Marketplace.Person person, Api api) {

    /** Buys this many of each, and answers with the orders. */
    public List<JsonNode> buy(Map<UUID, Integer> goods, Map<?, ?>... payments) {
      return buyIn("DE", goods, payments);
    }

    /** The same, delivered to another country than Germany. */
    public List<JsonNode> buyIn(String country, Map<UUID, Integer> goods, Map<?, ?>... payments) {
      goods.forEach(
          (variant, quantity) ->
              api.post("/api/v1/cart/lines", Map.of("variantId", variant, "quantity", quantity))
                  .body(201));
      return api.post(
              "/api/v1/checkout",
              Map.of(
                  "address", Marketplace.addressIn(country),
                  "payments", List.of(payments),
                  "confirm", true))
          .body(201)
          .path("orders")
          .valueStream()
          .toList();
    }

    /** Cancels this many of an order's first line. */
    public JsonNode cancel(JsonNode order, int quantity) {
      return api.post(
              "/api/v1/orders/" + id(order) + "/cancellations",
              Map.of(
                  "reason",
                  "CHANGE_OF_MIND",
                  "lines",
                  List.of(
                      Map.of(
                          "lineId",
                          order.path("lines").get(0).path("id").asString(),
                          "quantity",
                          quantity))))
          .body(201);
    }

    /** An order as it is now. */
    public JsonNode order(JsonNode order) {
      return api.get("/api/v1/orders/" + id(order)).body(200);
    }

    /** A cancellation's refund as it is now. */
    public JsonNode refund(JsonNode cancellation) {
      return api.get("/api/v1/refunds/" + id(cancellation.path("refund"))).body(200);
    }

    /** How far it has come. */
    public String refundStatus(JsonNode cancellation) {
      return refund(cancellation).path("status").asString();
    }
  }

  /** The id of anything that the API tells of. */
  public static String id(JsonNode thing) {
    return thing.path("id").asString();
  }
}
