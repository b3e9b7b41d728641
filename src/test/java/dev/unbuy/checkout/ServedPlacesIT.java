package dev.unbuy.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Where nobody would bring it, nothing is sold: it is said before anything is paid. */
@UnbuyTest
class ServedPlacesIT {

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;

  @Test
  void aPlaceThatTheShopOrEveryCarrierLeavesOutIsNamedBeforePaying() {
    UUID shop = marketplace.shop();
    UUID mug = marketplace.variant(shop, 2000, 9);
    Customer buyer = shopping.customer();
    Map<String, Object> way =
        Map.of("country", "*", "price", 499, "transitMin", 1, "transitMax", 3);
    Map<String, Object> island = Map.of("country", "DE", "postalPrefix", "27 498");
    JsonNode set =
        shopping
            .seller(shop)
            .send(
                "PUT",
                "/api/v1/seller/shipping",
                Map.of("options", List.of(way), "notShippedTo", List.of(island)))
            .body(200);
    assertThat(set.path("notShippedTo").get(0).path("postalPrefix").asString()).isEqualTo("27498");

    assertThat(refused(buyer, mug, "DE", "27498")).isEqualTo("A shop does not ship to DE 27498");

    Api operator = shopping.operator();
    Map<String, Object> area =
        Map.of("country", "IS", "postalPrefix", "90", "source", "Carrier's notice of today");
    JsonNode kept = operator.post("/api/v1/admin/unserved-areas", area).body(201);
    assertThat(refused(buyer, mug, "IS", "900")).contains("No carrier goes to IS 900");
    JsonNode order =
        buyer.buyIn("IS", Map.of(mug, 1), Shopping.by("CARD", "sandbox-ok")).getFirst();
    assertThat(move(buyer, order, "IS", "900").body(409).path("rule").asString())
        .isEqualTo("NOT_SHIPPED_THERE");
    assertThat(move(buyer, order, "DE", "27498").body(409).path("rule").asString())
        .isEqualTo("NOT_SHIPPED_THERE");
    operator.post("/api/v1/admin/unserved-areas/" + Shopping.id(kept) + "/end", Map.of()).body(200);
    move(buyer, order, "IS", "900").body(201);
  }

  private static String refused(Customer buyer, UUID variant, String country, String postalCode) {
    buyer.api().post("/api/v1/cart/lines", Map.of("variantId", variant, "quantity", 1)).body(201);
    JsonNode answer =
        buyer
            .api()
            .post(
                "/api/v1/checkout/preview",
                Map.of(
                    "address", address(country, postalCode),
                    "payments", List.of(Shopping.by("CARD", "sandbox-ok"))))
            .body(422);
    JsonNode error = answer.path("errors").get(0);
    assertThat(error.path("field").asString()).isEqualTo("address.postalCode");
    return error.path("message").asString();
  }

  private static Api.Answer move(
      Customer buyer, JsonNode order, String country, String postalCode) {
    return buyer
        .api()
        .post(
            "/api/v1/orders/" + Shopping.id(order) + "/changes",
            Map.of("address", address(country, postalCode)));
  }

  private static Map<String, String> address(String country, String postalCode) {
    Map<String, String> address = new HashMap<>(Marketplace.addressIn(country));
    address.put("postalCode", postalCode);
    return address;
  }
}
