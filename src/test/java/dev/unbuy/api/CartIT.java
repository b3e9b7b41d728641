package dev.unbuy.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.UnbuyTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The cart by the API: what is sent again under its key happens once. */
@UnbuyTest
class CartIT {

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;

  private UUID mug = new UUID(0, 0);
  private Api buyer = Api.at(0);

  @BeforeEach
  void aMugIsSold() {
    mug = marketplace.variant(marketplace.shop(), 1299, 10);
    buyer = shopping.customer().api();
  }

  @Test
  void anAdditionSentAgainUnderItsKeyIsMadeOnce() {
    Map<String, Object> two = Map.of("variantId", mug, "quantity", 2);

    JsonNode first = buyer.post("/api/v1/cart/lines", two, "add").body(201);
    JsonNode again = buyer.post("/api/v1/cart/lines", two, "add").body(201);
    var other = Map.of("variantId", mug, "quantity", 3);

    assertThat(again).isEqualTo(first);
    assertThat(buyer.get("/api/v1/cart").body(200).at("/lines/0/quantity").asInt()).isEqualTo(2);
    assertThat(buyer.post("/api/v1/cart/lines", other, "add").status()).isEqualTo(422);
  }

  @Test
  void whatIsSavedForLaterAndMovedBackUnderKeysIsThereOnce() {
    JsonNode cart =
        buyer.post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", 1), "a").body(201);
    String save = "/api/v1/cart/lines/" + cart.at("/lines/0/id").asString() + "/save-for-later";
    assertThat(buyer.post(save, Map.of(), "b").body(200).path("lines")).isEmpty();
    assertThat(buyer.post(save, Map.of(), "b").body(200).path("lines")).isEmpty();

    JsonNode saved = buyer.get("/api/v1/saved").body(200).path("items");
    assertThat(saved).hasSize(1);
    String back = "/api/v1/saved/" + saved.at("/0/id").asString() + "/move-to-cart";
    assertThat(buyer.post(back, Map.of(), "c").body(200).path("lines")).hasSize(1);
    assertThat(buyer.post(back, Map.of(), "c").body(200).path("lines")).hasSize(1);
  }

  @Test
  void whatMayNotBeMeantIsPointedOutBeforeItIsPaid() {
    UUID large = marketplace.sibling(mug, "Large", 1299, 10);
    assertThat(doubts(mug, Map.of()).toString()).isEqualTo("[]");
    buyer
        .post(
            "/api/v1/checkout",
            Map.of(
                "address", Marketplace.addressIn("US"),
                "payments", List.of(Map.of("method", "CARD", "token", "sandbox-ok")),
                "confirm", true))
        .body(201);

    assertThat(doubts(mug, Map.of())).containsExactly("ORDERED_BEFORE");
    assertThat(doubts(large, Map.of())).containsExactly("ORDERED_BEFORE", "OTHER_VARIANT");
    assertThat(doubts(mug, Map.of("postalCode", "99999")))
        .containsExactly("ORDERED_BEFORE", "OTHER_VARIANT", "NEW_ADDRESS");
    assertThat(doubts(mug, Map.of("postalCode", "ABC")))
        .containsExactly("ORDERED_BEFORE", "OTHER_VARIANT", "POSTAL_CODE");
  }

  private List<String> doubts(UUID variant, Map<String, String> otherwise) {
    buyer.post("/api/v1/cart/lines", Map.of("variantId", variant, "quantity", 1)).body(201);
    Map<String, String> address = new HashMap<>(Marketplace.addressIn("US"));
    address.putAll(otherwise);
    JsonNode preview = buyer.post("/api/v1/checkout/preview", Map.of("address", address)).body(200);
    List<String> kinds = new ArrayList<>();
    preview.path("doubts").forEach(one -> kinds.add(one.path("kind").asString()));
    return kinds;
  }
}
