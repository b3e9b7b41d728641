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
    alone("Causes " + shop, misfit, fine);
    Api buyer = Api.at(port).with(marketplace.person(Role.BUYER).token());
    for (int i = 0; i < SOLD; i++) {
      cancelAsWrong(buyer, buy(buyer, misfit));
      var _ = buy(buyer, fine);
    }

    causes.take();

    Marketplace.Person keeper = marketplace.seller(shop);
    Api seller = Api.at(port).with(keeper.token());
    JsonNode found = seller.get("/api/v1/seller/insights/causes").body(200).path("items");
    assertThat(found.findValuesAsString("listingId"))
        .containsOnly(marketplace.listingOf(misfit).toString());
    assertThat(found.findValuesAsString("subject")).containsExactlyInAnyOrder("LISTING", "VARIANT");
    assertThat(found.get(0).path("complaint").asString()).isEqualTo("SIZE");
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
