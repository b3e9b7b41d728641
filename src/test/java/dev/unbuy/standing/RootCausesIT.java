package dev.unbuy.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A listing whose size is complained about more than its like's is found, its like is not. */
@UnbuyTest
class RootCausesIT {

  private static final int SOLD = 8;

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private RootCauses causes;
  @Autowired private JdbcClient database;

  @Test
  void whatIsComplainedAboutMoreThanItsLikeIsFoundWithNumbersAndAWayToAct() {
    UUID shop = marketplace.shop();
    UUID misfit = marketplace.variant(shop, 1_999, 100);
    UUID fine = marketplace.variant(shop, 1_999, 100);
    UUID other = marketplace.variant(shop, 1_999, 100);
    alone("Causes " + shop, misfit, fine, other);
    Marketplace.Person keeper = marketplace.seller(shop);
    Api seller = Api.at(port).with(keeper.token());
    Api buyer = Api.at(port).with(marketplace.person(Role.BUYER).token());
    for (int i = 0; i < SOLD; i++) {
      cancelAsWrong(buyer, buy(buyer, misfit));
      var _ = buy(buyer, fine);
      sendBackAsNotDescribed(buyer, delivered(seller, buy(buyer, other)));
    }

    causes.take();

    JsonNode found = seller.get("/api/v1/seller/insights/causes").body(200).path("items");
    assertThat(told(found, "SIZE"))
        .containsExactlyInAnyOrder(
            "LISTING " + marketplace.listingOf(misfit), "VARIANT " + marketplace.listingOf(misfit));
    assertThat(told(found, "DESCRIPTION"))
        .as("what the listing says against what buyers say")
        .containsExactly("LISTING " + marketplace.listingOf(other));
    assertThat(found).hasSize(3);
    assertThat(found.get(0).path("complaints").asInt()).isEqualTo(SOLD);
    assertThat(found.get(0).path("times").asDouble()).isGreaterThan(1);
    Api operator = Api.at(port).with(marketplace.person(Role.OPERATOR).token());
    assertThat(
            operator
                .get("/api/v1/admin/insights/causes?limit=200")
                .body(200)
                .path("items")
                .findValuesAsString("shopId"))
        .contains(shop.toString());
    assertThat(operator.get("/api/v1/admin/insights/causes?cursor=x").status()).isEqualTo(422);
    try (Visitor visitor = Visitor.at(port, Screen.PHONE)) {
      visitor.with(marketplace.session(keeper));
      visitor.go("/seller/causes");
      visitor.look("seller-causes");
      assertThat(visitor.page().content()).contains("Say which size fits");
    }
  }

  private static List<String> told(JsonNode found, String complaint) {
    return found
        .valueStream()
        .filter(one -> one.path("complaint").asString().equals(complaint))
        .map(one -> one.path("subject").asString() + " " + one.path("listingId").asString())
        .toList();
  }

  private static JsonNode delivered(Api seller, JsonNode order) {
    String path = "/api/v1/seller/orders/" + order.path("id").asString() + "/fulfillments";
    JsonNode parcel = seller.post(path, Map.of()).body(201);
    String way = "/api/v1/seller/fulfillments/" + parcel.path("id").asString();
    seller.post(way + "/ship", Map.of("carrier", "DHL", "trackingNumber", "1")).body(200);
    seller.post(way + "/deliver", Map.of()).body(200);
    return order;
  }

  private static void sendBackAsNotDescribed(Api buyer, JsonNode order) {
    String line = order.at("/lines/0/id").asString();
    buyer
        .post(
            "/api/v1/orders/" + order.path("id").asString() + "/returns",
            Map.of(
                "reason",
                "NOT_AS_DESCRIBED",
                "lines",
                List.of(Map.of("lineId", line, "quantity", 1))))
        .body(201);
  }

  private void alone(String category, UUID... variants) {
    for (UUID variant : variants) {
      database
          .sql("UPDATE catalog.listings SET category = ? WHERE id = ?")
          .params(category, marketplace.listingOf(variant))
          .update();
    }
  }

  private static JsonNode buy(Api buyer, UUID variant) {
    buyer.post("/api/v1/cart/lines", Map.of("variantId", variant, "quantity", 1)).body(201);
    return buyer
        .post(
            "/api/v1/checkout",
            Map.of(
                "address", Marketplace.addressIn("DE"),
                "payments", List.of(Map.of("method", "CARD", "token", "sandbox-ok")),
                "confirm", true))
        .body(201)
        .path("orders")
        .get(0);
  }

  private static void cancelAsWrong(Api buyer, JsonNode order) {
    buyer
        .post(
            "/api/v1/orders/" + order.path("id").asString() + "/cancellations",
            Map.of("reason", "WRONG_ITEM"))
        .body(201);
  }
}
