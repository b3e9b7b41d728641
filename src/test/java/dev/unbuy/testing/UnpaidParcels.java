package dev.unbuy.testing;

import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;

import dev.unbuy.testing.Shopping.Customer;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Ships what turns out not to be paid: the hold is over, and the gateway says so too late. */
@Component
@Lazy
public class UnpaidParcels {

  private final Marketplace marketplace;
  private final Shopping shopping;
  private final GatewayDesk gateway;

  UnpaidParcels(Marketplace marketplace, Shopping shopping, GatewayDesk gateway) {
    this.marketplace = marketplace;
    this.shopping = shopping;
    this.gateway = gateway;
  }

  /** Two mugs of this shop that have left, and whose payment is known to be gone. */
  public JsonNode shipped(Customer buyer, UUID shop) {
    UUID mug = marketplace.variant(shop, 1299, 10);
    JsonNode order = buyer.buy(Map.of(mug, 2), by("CARD", "sandbox-ok")).getFirst();
    String authorization = gateway.authorizationOf(order, "CARD");
    gateway.plan(
        Map.of("mode", "webhook-lost", "operation", "expiry", "authorization", authorization));
    gateway.plan(
        Map.of("mode", "error-before", "operation", "capture", "authorization", authorization));
    gateway.act(authorization, "expire", Map.of());
    Api seller = shopping.seller(shop);
    String parcel =
        id(
            seller
                .post("/api/v1/seller/orders/%s/fulfillments".formatted(id(order)), Map.of())
                .body(201));
    seller
        .post(
            "/api/v1/seller/fulfillments/%s/ship".formatted(parcel),
            Map.of("carrier", "DHL", "trackingNumber", "JD014600003"))
        .body(200);
    holds(() -> buyer.order(order).path("payment").asString().equals("UNPAID"));
    seller.post("/api/v1/seller/fulfillments/%s/deliver".formatted(parcel), Map.of()).body(200);
    return buyer.order(order);
  }
}
