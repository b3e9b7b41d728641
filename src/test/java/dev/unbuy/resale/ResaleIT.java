package dev.unbuy.resale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.Site;
import dev.unbuy.testing.UnbuyTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A purchase offered again: from the order's page to the parcel of the next buyer. */
@UnbuyTest
class ResaleIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;

  private UUID mug = new UUID(0, 0);
  private Customer customer;
  private Api seller = Api.at(0);

  @BeforeEach
  void aShopAndABuyer() {
    UUID shop = marketplace.shop();
    mug = marketplace.variant(shop, 2_000, 50);
    customer = shopping.customer();
    seller = shopping.seller(shop);
  }

  @Test
  void aPurchaseIsSoldOnWithItsProvenanceThroughTheSameCheckoutAndCancellation() {
    JsonNode order = delivered(3);
    JsonNode options = options(order);
    assertThat(options.path("rule").asString()).isEqualTo("MAY_RESELL");
    assertThat(options.path("lines").get(0).path("used").path("price").path("amount").asLong())
        .isEqualTo(1_100);
    assertThat(options.path("lines").get(0).path("likeNew").path("price").path("amount").asLong())
        .isEqualTo(1_500);

    JsonNode offered = resell(order, 2, 1_200).body(201);
    assertThat(offered.path("newShop").asBoolean()).isTrue();
    JsonNode listing =
        customer.api().get("/api/v1/listings/" + text(offered, "listingId")).body(200);
    assertThat(text(listing, "title")).isEqualTo("A mug");
    assertThat(text(listing, "condition")).isEqualTo("USED");
    assertThat(text(listing.path("provenance"), "boughtFrom")).isEqualTo("A shop");
    assertThat(text(listing.path("provenance"), "conditionNote")).isEqualTo("a chip at the rim");

    UUID used = UUID.fromString(text(offered, "variantId"));
    JsonNode own =
        customer
            .api()
            .post("/api/v1/cart/lines", Map.of("variantId", used, "quantity", 1))
            .body(422);
    assertThat(own.path("errors").get(0).path("message").asString())
        .isEqualTo("is sold by your own shop");
    Customer other = shopping.customer();
    JsonNode kept = other.buyIn("CH", Map.of(used, 1), card()).getFirst();
    JsonNode regretted = other.buyIn("CH", Map.of(used, 1), card()).getFirst();
    assertThat(other.cancel(regretted, 1).path("status").asString()).isEqualTo("SETTLED");
    ship(customer.api(), kept);
    assertThat(other.order(kept).path("status").asString()).isEqualTo("DELIVERED");
    assertThat(options(order).path("offered").get(0).path("free").asInt()).isEqualTo(1);
  }

  @Test
  void unitsHaveOneWayAndWhatIsTakenOffSaleIsFreeAgain() {
    JsonNode order = delivered(2);
    JsonNode offered = resell(order, 1, 900).body(201);
    assertThat(giveBack(order, 2).status()).isEqualTo(409);
    JsonNode back = giveBack(order, 1).body(201);
    assertThat(text(resell(order, 1, 900).body(409), "rule")).isEqualTo("NOTHING_TO_RESELL");
    customer.api().post("/api/v1/returns/" + id(back) + "/take-back", Map.of()).body(200);

    String takeBack = "/api/v1/resales/" + id(offered) + "/take-back";
    assertThat(customer.api().post(takeBack, Map.of()).body(200).path("takenBack").asInt())
        .isEqualTo(1);
    assertThat(customer.api().post(takeBack, Map.of()).status()).isEqualTo(409);
    assertThat(
            customer
                .api()
                .send(
                    "PUT",
                    "/api/v1/seller/variants/" + text(offered, "variantId") + "/stock",
                    Map.of("onHand", 5))
                .status())
        .as("no more than was bought")
        .isEqualTo(422);
    giveBack(order, 2).body(201);
  }

  @Test
  void whatCannotBeOfferedIsRefusedWithNothingLost() {
    JsonNode order = customer.buyIn("CH", Map.of(mug, 1), card()).getFirst();
    assertThat(text(resell(order, 1, 900).body(409), "rule")).isEqualTo("NOTHING_TO_RESELL");
    ship(seller, order);
    for (Map<String, Object> bad :
        List.<Map<String, Object>>of(
            Map.of("quantity", 0),
            Map.of("quantity", 2),
            Map.of("price", Map.of("amount", 900, "currency", "USD")),
            Map.of("price", Map.of("amount", -1, "currency", "EUR")),
            Map.of("condition", "NEW"),
            Map.of("conditionNote", " "),
            Map.of("lineId", UUID.randomUUID()))) {
      Map<String, Object> body = new HashMap<>(body(order, 1, 900));
      body.putAll(bad);
      assertThat(post(customer, order, body).status()).as(bad.toString()).isEqualTo(422);
    }
    assertThat(post(shopping.customer(), order, body(order, 1, 900)).status()).isEqualTo(404);
    customer
        .api()
        .post(
            "/api/v1/orders/" + id(order) + "/disputes",
            Map.of("kind", "DAMAGED", "wants", "REFUND", "statement", "broken"))
        .body(201);
    assertThat(text(resell(order, 1, 900).body(409), "rule")).isEqualTo("DISPUTE_IS_OPEN");
  }

  @Test
  void thePageFillsInAndShowsWhatIsOffered() {
    JsonNode order = delivered(1);
    Site site = Site.at(port).with(marketplace.session(customer.person()));
    String page = site.get("/orders/" + id(order) + "/resell").body();
    assertThat(page).contains("A mug", "value=\"11.00\"", "small shop");
    String wrong =
        site.post(
                "/orders/" + id(order) + "/resell",
                Map.of("lineId", lineOf(order), "price", "x", "conditionNote", "worn well"))
            .body();
    assertThat(wrong).contains("worn well", "Choose how it looks.");
    var _ =
        site.post(
            "/orders/" + id(order) + "/resell",
            Map.of(
                "lineId", lineOf(order),
                "price", "9,50",
                "quantity", "1",
                "condition", "LIKE_NEW",
                "conditionNote", "worn well"));
    assertThat(site.get("/orders/" + id(order)).body())
        .contains("Offered second-hand", "Take it off sale");
  }

  private JsonNode delivered(int quantity) {
    JsonNode order = customer.buyIn("CH", Map.of(mug, quantity), card()).getFirst();
    ship(seller, order);
    return customer.order(order);
  }

  private static void ship(Api by, JsonNode order) {
    JsonNode parcel =
        by.post("/api/v1/seller/orders/" + id(order) + "/fulfillments", Map.of()).body(201);
    String path = "/api/v1/seller/fulfillments/" + id(parcel);
    by.post(path + "/ship", Map.of("carrier", "DHL", "trackingNumber", "00340")).body(200);
    by.post(path + "/deliver", Map.of()).body(200);
  }

  private JsonNode options(JsonNode order) {
    return customer.api().get("/api/v1/orders/" + id(order) + "/resale-options").body(200);
  }

  private Api.Answer giveBack(JsonNode order, int quantity) {
    return customer
        .api()
        .post(
            "/api/v1/orders/" + id(order) + "/returns",
            Map.of(
                "reason",
                "CHANGE_OF_MIND",
                "lines",
                List.of(Map.of("lineId", lineOf(order), "quantity", quantity))));
  }

  private Api.Answer resell(JsonNode order, int quantity, long price) {
    return post(customer, order, body(order, quantity, price));
  }

  private static Api.Answer post(Customer who, JsonNode order, Map<String, ?> body) {
    return who.api().post("/api/v1/orders/" + id(order) + "/resale", body);
  }

  private static Map<String, Object> body(JsonNode order, int quantity, long price) {
    return Map.of(
        "lineId",
        lineOf(order),
        "quantity",
        quantity,
        "price",
        Map.of("amount", price, "currency", "EUR"),
        "conditionNote",
        "a chip at the rim");
  }

  private static Map<String, Object> card() {
    return Shopping.by("CARD", "sandbox-ok");
  }

  private static String lineOf(JsonNode order) {
    return id(order.path("lines").get(0));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString();
  }

  private static String id(JsonNode thing) {
    return Shopping.id(thing);
  }
}
