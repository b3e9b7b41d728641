package dev.unbuy.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A seller lists goods, prices them, counts them, and revises what is said about them. */
@UnbuyTest
class GoodsIT {

  private static final String LISTINGS = "/api/v1/seller/listings";

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private JdbcClient database;

  private UUID shop = new UUID(0, 0);
  private Api seller = Api.at(0);
  private Api stranger = Api.at(0);

  @BeforeEach
  void twoShops() {
    shop = marketplace.shop();
    seller = Api.at(port).with(marketplace.seller(shop).token());
    stranger = Api.at(port).with(marketplace.seller(marketplace.shop()).token());
  }

  @Test
  void whatIsListedIsFoundByBuyersWithItsPriceAndStock() {
    String word = word();
    JsonNode listed = seller.post(LISTINGS, goods(word, 1299, 7)).body(201);

    assertThat(listed.at("/variants/0/name").asString()).isEqualTo("M");
    assertThat(listed.at("/variants/0/stock/available").asInt()).isEqualTo(7);
    assertThat(listed.path("version").asInt()).isEqualTo(1);
    eventuallyFound(word, 1);
    JsonNode hit = found(word).at("/items/0/variants/0");
    assertThat(hit.path("id")).isEqualTo(listed.at("/variants/0/id"));
    assertThat(hit.at("/attributes/size").asString()).isEqualTo("M");
    assertThat(hit.at("/price/amount").asLong()).isEqualTo(1299);
    assertThat(hit.path("available").asInt()).isEqualTo(7);
    JsonNode seen = Api.at(port).get("/api/v1/listings/" + id(listed)).body(200);
    assertThat(seen.at("/variants/0/attributes/size").asString()).isEqualTo("M");
    assertThat(history(listed)).containsExactly(1299L);
  }

  @Test
  void theSameKeyListsOnce() {
    Map<String, Object> goods = goods(word(), 1299, 7);
    JsonNode first = seller.post(LISTINGS, goods, "one-key").body(201);

    JsonNode second = seller.post(LISTINGS, goods, "one-key").body(201);

    assertThat(second).isEqualTo(first);
    assertThat(seller.get(LISTINGS).body(200).path("items")).hasSize(1);
  }

  @Test
  void thePriceHistoryIsWholeAndTheSearchFollows() {
    String word = word();
    JsonNode listed = seller.post(LISTINGS, goods(word, 1299, 7)).body(201);

    JsonNode changed = price(seller, variant(listed), 999, "EUR").body(200);

    assertThat(changed.at("/before/amount").asLong()).isEqualTo(1299);
    assertThat(price(seller, variant(listed), 999, "EUR").body(200).at("/before/amount").asLong())
        .isEqualTo(999);
    assertThat(history(listed)).containsExactly(1299L, 999L);
    Eventually.holds(() -> found(word).at("/items/0/price/amount").asLong() == 999);
    assertThat(seller.get(LISTINGS + "/" + id(listed)).body(200).path("version").asInt())
        .as("a price is no revision")
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0,EUR,amount", "-5,EUR,amount", "10000000000,EUR,amount", "5,USD,currency"})
  void aPriceThatTheShopCannotAskForIsNamed(long amount, String currency, String field) {
    JsonNode listed = seller.post(LISTINGS, goods(word(), 1299, 7)).body(201);

    JsonNode problem = price(seller, variant(listed), amount, currency).body(422);

    assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
    assertThat(history(listed)).containsExactly(1299L);
  }

  @Test
  void aCurrencyThatIsNoneIsNamed() {
    UUID variant = marketplace.variant(shop, 1299, 7);

    assertThat(
            price(seller, variant.toString(), 5, "QQQ").body(422).at("/errors/0/field").asString())
        .isEqualTo("currency");
    assertThat(
            seller
                .send("PUT", "/api/v1/seller/variants/" + variant + "/price", Map.of())
                .body(422)
                .at("/errors/0/field")
                .asString())
        .isEqualTo("currency");
  }

  @Test
  void aCountCorrectsTheShelfAndLeavesItsTrace() {
    JsonNode listed = seller.post(LISTINGS, goods(word(), 1299, 7)).body(201);

    JsonNode stock = count(seller, variant(listed), 4).body(200);

    assertThat(stock.path("available").asInt()).isEqualTo(4);
    assertThat(movements(variant(listed))).containsExactly("RECEIVED 7", "CORRECTED -3");
  }

  @Test
  void whatIsPromisedStaysOnTheShelf() {
    UUID mug = marketplace.variant(shop, 1299, 5);
    database
        .sql("UPDATE inventory.stock SET reserved = 3 WHERE variant_id = ?")
        .param(mug)
        .update();

    JsonNode refused = count(seller, mug.toString(), 2).body(409);

    assertThat(refused.path("type").asString()).isEqualTo("/problems/stock-promised");
    assertThat(refused.path("state").asString()).isEqualTo("3 promised");
    assertThat(count(seller, mug.toString(), 3).body(200).path("available").asInt()).isZero();
    assertThat(count(seller, mug.toString(), -1).body(422).at("/errors/0/field").asString())
        .isEqualTo("onHand");
    assertThat(seller.send("PUT", "/api/v1/seller/variants/" + mug + "/stock", Map.of()).status())
        .isEqualTo(422);
  }

  @Test
  void aRevisionIsKeptWithItsTimeAndTheFirstOfTwoWins() {
    JsonNode listed = seller.post(LISTINGS, goods(word(), 1299, 7)).body(201);
    String path = LISTINGS + "/" + id(listed);
    Api.Answer read = seller.get(path);
    String tag = read.response().headers().firstValue("ETag").orElseThrow();

    JsonNode revised = seller.patch(path, Map.of("title", "A better mug"), tag).body(200);
    Api.Answer late = seller.patch(path, Map.of("title", "A worse mug"), tag);

    assertThat(revised.path("version").asInt()).isEqualTo(2);
    assertThat(revised.path("changedAt").asString())
        .isNotEqualTo(read.body().path("changedAt").asString());
    assertThat(late.body(412).path("type").asString()).isEqualTo("/problems/changed-meanwhile");
    assertThat(late.response().headers().firstValue("ETag")).hasValue("\"2\"");
    assertThat(seller.get(path).body(200).path("title").asString()).isEqualTo("A better mug");
    assertThat(
            seller
                .patch(path, Map.of("title", "x"), "2")
                .body(422)
                .at("/errors/0/field")
                .asString())
        .isEqualTo("If-Match");
  }

  @Test
  void anotherCategoryIsNoChangeOfWhatBuyersRelyOn() {
    JsonNode listed = seller.post(LISTINGS, goods(word(), 1299, 7)).body(201);

    JsonNode revised =
        seller.send("PATCH", LISTINGS + "/" + id(listed), Map.of("category", "Office")).body(200);

    assertThat(revised.path("changedAt")).isEqualTo(listed.path("changedAt"));
    assertThat(revised.path("category").asString()).isEqualTo("Office");
  }

  @Test
  void aPausedListingIsNotFoundAndCannotBePutIntoACart() {
    String word = word();
    JsonNode listed = seller.post(LISTINGS, goods(word, 1299, 7)).body(201);
    eventuallyFound(word, 1);

    var _ = seller.send("PATCH", LISTINGS + "/" + id(listed), Map.of("active", false)).body(200);

    eventuallyFound(word, 0);
    Api buyer = Api.at(port).with(marketplace.person(Role.BUYER).token());
    Map<String, Object> line = Map.of("variantId", variant(listed), "quantity", 1);
    assertThat(buyer.post("/api/v1/cart/lines", line).status()).isEqualTo(422);
    var _ = seller.send("PATCH", LISTINGS + "/" + id(listed), Map.of("active", true)).body(200);
    eventuallyFound(word, 1);
  }

  @Test
  void everyWrongFieldOfNewGoodsIsNamed() {
    Map<String, Object> variant =
        Map.of(
            "attributes", Map.of("Size", "M"),
            "price", Map.of("amount", 5, "currency", "EUR"),
            "onHand", -1);
    JsonNode problem =
        seller
            .post(
                LISTINGS,
                Map.of("title", " ", "category", "", "art", "?", "variants", List.of(variant)))
            .body(422);

    assertThat(problem.path("errors").valueStream().map(one -> one.path("field").asString()))
        .containsExactly(
            "title", "category", "art", "variants[0].attributes", "variants[0].onHand");
  }

  @Test
  void newGoodsNeedVariantsOfTheirOwnNamesAndTheShopsCurrency() {
    Map<String, Object> euro = variant("M", 5, "EUR");

    assertThat(wrong(List.of())).isEqualTo("variants");
    assertThat(wrong(List.of(euro, euro))).isEqualTo("variants[1].name");
    assertThat(wrong(List.of(variant("M", 5, "USD")))).isEqualTo("variants[0].price.currency");
    assertThat(wrong(List.of(variant("M", 0, "EUR")))).isEqualTo("variants[0].price.amount");
    assertThat(seller.get(LISTINGS).body(200).path("items")).isEmpty();
  }

  @Test
  void theShelfIsReadPageByPageNewestFirst() {
    for (int i = 0; i < 3; i++) {
      var _ = seller.post(LISTINGS, goods("number" + i, 1299, 7)).body(201);
    }

    JsonNode first = seller.get(LISTINGS + "?limit=2").body(200);
    JsonNode second =
        seller.get(LISTINGS + "?limit=2&cursor=" + first.path("next").asString()).body(200);

    assertThat(first.path("items").valueStream().map(one -> one.path("title").asString()))
        .containsExactly("number2", "number1");
    assertThat(second.path("items").valueStream().map(one -> one.path("title").asString()))
        .containsExactly("number0");
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(seller.get(LISTINGS + "?cursor=x").status()).isEqualTo(422);
  }

  @Test
  void anotherShopsGoodsAreNotThere() {
    JsonNode listed = seller.post(LISTINGS, goods(word(), 1299, 7)).body(201);

    assertThat(stranger.get(LISTINGS).body(200).path("items")).isEmpty();
    assertThat(stranger.get(LISTINGS + "/" + id(listed)).status()).isEqualTo(404);
    assertThat(
            stranger.send("PATCH", LISTINGS + "/" + id(listed), Map.of("active", false)).status())
        .isEqualTo(404);
    assertThat(price(stranger, variant(listed), 5, "EUR").status()).isEqualTo(404);
    assertThat(count(stranger, variant(listed), 0).status()).isEqualTo(404);
    assertThat(price(seller, UUID.randomUUID().toString(), 5, "EUR").status()).isEqualTo(404);
  }

  @Test
  void theShopsTermsCanOnlyBeKinder() {
    String policy = "/api/v1/seller/policy";
    assertThat(seller.get(policy).body(200).path("returnDays").asInt()).isEqualTo(30);

    JsonNode kinder =
        seller
            .send("PUT", policy, Map.of("acceptsAutomatically", true, "returnDays", 60))
            .body(200);
    JsonNode harder =
        seller
            .send("PUT", policy, Map.of("acceptsAutomatically", true, "returnDays", 14))
            .body(422);

    assertThat(kinder.path("returnDays").asInt()).isEqualTo(60);
    assertThat(harder.at("/errors/0/field").asString()).isEqualTo("returnDays");
    assertThat(seller.get(policy).body(200)).isEqualTo(kinder);
    assertThat(seller.send("PUT", policy, Map.of("returnDays", 60)).status()).isEqualTo(422);
    assertThat(stranger.get(policy).body(200).path("returnDays").asInt()).isEqualTo(30);
  }

  private String wrong(List<Map<String, Object>> variants) {
    return seller
        .post(LISTINGS, Map.of("title", "A", "category", "B", "variants", variants))
        .body(422)
        .at("/errors/0/field")
        .asString();
  }

  private static Map<String, Object> goods(String title, long price, int onHand) {
    Map<String, Object> variant = new java.util.HashMap<>(variant("M", price, "EUR"));
    variant.put("onHand", onHand);
    return Map.of("title", title, "category", "Kitchen", "variants", List.of(variant));
  }

  private static Map<String, Object> variant(String size, long price, String currency) {
    return Map.of(
        "attributes", Map.of("size", size),
        "price", Map.of("amount", price, "currency", currency));
  }

  private static Api.Answer price(Api who, String variant, long amount, String currency) {
    return who.send(
        "PUT",
        "/api/v1/seller/variants/" + variant + "/price",
        Map.of("amount", amount, "currency", currency));
  }

  private static Api.Answer count(Api who, String variant, int onHand) {
    return who.send(
        "PUT", "/api/v1/seller/variants/" + variant + "/stock", Map.of("onHand", onHand));
  }

  private void eventuallyFound(String word, int hits) {
    Eventually.holds(() -> found(word).path("items").size() == hits);
  }

  private JsonNode found(String word) {
    return Api.at(port).get("/api/v1/listings?q=" + word).body(200);
  }

  private List<Long> history(JsonNode listed) {
    return Api.at(port)
        .get("/api/v1/listings/" + id(listed) + "/price-history")
        .body(200)
        .valueStream()
        .map(point -> point.at("/price/amount").asLong())
        .toList();
  }

  private List<String> movements(String variant) {
    return database
        .sql(
            "SELECT kind || ' ' || quantity FROM inventory.movements WHERE variant_id = ?::uuid"
                + " ORDER BY at")
        .param(variant)
        .query(String.class)
        .list();
  }

  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  private static String id(JsonNode node) {
    return node.path("id").asString();
  }

  private static String variant(JsonNode listed) {
    return listed.at("/variants/0/id").asString();
  }
}
