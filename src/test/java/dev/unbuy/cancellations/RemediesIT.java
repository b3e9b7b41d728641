package dev.unbuy.cancellations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.UnbuyTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Each remedy is a real change of the order: its money, its stock, its dates. */
@UnbuyTest
class RemediesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private JdbcClient database;

  private UUID shop = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);
  private Api buyer = Api.at(0);
  private Api seller = Api.at(0);

  @BeforeEach
  void aShopAndABuyer() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, 2000, 10);
    buyer = Api.at(port).with(marketplace.person(Role.BUYER).token());
    seller = Api.at(port).with(marketplace.seller(shop).token());
  }

  @Test
  void aPriceThatFellComesBackAndTheOrderStays() {
    JsonNode order = buy(mug, 2);
    marketplace.priceBecomes(mug, 1500);

    JsonNode remedy = offered(order, "PRICE_DROP").get(0);
    JsonNode taken = take(order, remedy, Map.of()).body(201);

    assertThat(remedy.path("kind").asString()).isEqualTo("REFUND_DIFFERENCE");
    assertThat(taken.path("status").asString()).isEqualTo("TAKEN");
    long difference = remedy.path("amount").path("amount").asLong();
    assertThat(difference).isEqualTo(2 * 500 + 2 * 500 * 7 / 100);
    JsonNode now = order(order);
    assertThat(now.path("status").asString()).isEqualTo("AWAITING_SHIPMENT");
    assertThat(now.path("refunds").get(0).path("amount").path("amount").asLong())
        .isEqualTo(difference);
    assertThat(offered(order, "PRICE_DROP")).isEmpty();
  }

  @Test
  void cancelingAfterAPriceAdjustmentBringsBackExactlyTheRest() {
    JsonNode order = buy(mug, 3);
    marketplace.priceBecomes(mug, 1700);
    take(order, offered(order, "PRICE_DROP").get(0), Map.of()).body(201);

    cancel(order, 1).body(201);
    cancel(order, 2).body(201);

    JsonNode now = order(order);
    assertThat(now.path("status").asString()).isEqualTo("CANCELED");
    long back =
        now.path("refunds")
            .valueStream()
            .mapToLong(refund -> refund.path("amount").path("amount").asLong())
            .sum();
    assertThat(back).isEqualTo(now.path("totals").path("total").path("amount").asLong());
    Eventually.holds(
        () ->
            order(order).path("payments").get(0).path("returned").path("amount").asLong() == back);
  }

  @Test
  void anotherVariantIsSentAndTheStockIsExchanged() {
    UUID small = marketplace.sibling(mug, "small", 1800, 5);
    JsonNode order = buy(mug, 2);

    JsonNode remedy = offered(order, "WRONG_ITEM").get(0);
    take(order, remedy, Map.of()).body(201);

    JsonNode line = order(order).path("lines").get(0);
    assertThat(line.path("variant").asString()).isEqualTo("small");
    assertThat(line.path("variantId").asString()).isEqualTo(small.toString());
    assertThat(remedy.path("amount").path("amount").asLong()).isEqualTo(400 + 28);
    assertThat(reserved(mug)).isZero();
    assertThat(reserved(small)).isEqualTo(2);
  }

  @Test
  void unitsThatAreAlreadyPackedStayWhatTheyAreWhenTheRestIsSwapped() {
    UUID small = marketplace.sibling(mug, "small", 2000, 5);
    JsonNode order = buy(mug, 3);
    seller
        .post(
            "/api/v1/seller/orders/" + id(order) + "/fulfillments",
            Map.of("lines", List.of(units(order, 1))))
        .body(201);

    take(order, offered(order, "WRONG_ITEM").get(0), Map.of()).body(201);

    JsonNode lines = order(order).path("lines");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).path("ordered").asInt()).isEqualTo(1);
    assertThat(lines.get(1).path("variant").asString()).isEqualTo("small");
    assertThat(lines.get(1).path("ordered").asInt()).isEqualTo(2);
    assertThat(reserved(mug)).isEqualTo(1);
    assertThat(reserved(small)).isEqualTo(2);
    outOfGrace(order);
    cancelAll(order).body(201);
  }

  @Test
  void aNewDateMovesThePromise() {
    JsonNode order = buy(mug, 1);

    take(order, offered(order, "SHIPPING_DELAY").get(0), Map.of()).body(201);

    JsonNode now = order(order);
    assertThat(now.path("shipBy").asString()).isGreaterThan(order.path("shipBy").asString());
    assertThat(now.path("delivery").path("to").asString())
        .isGreaterThan(order.path("delivery").path("to").asString());
  }

  @Test
  void whatTakesTooLongIsShippedFasterForWhatThatCostsMore() {
    JsonNode order = buy(mug, 1);
    database
        .sql("INSERT INTO catalog.faster_shipping VALUES (?, '*', 1299, 1, 1)")
        .param(shop)
        .update();

    JsonNode remedy = offered(order, "SHIPPING_DELAY").get(1);
    assertThat(remedy.path("kind").asString()).isEqualTo("FASTER_SHIPPING");
    assertThat(field(take(order, remedy, Map.of()))).isEqualTo("payments");
    JsonNode taken = take(order, remedy, Map.of("payments", List.of(card("sandbox-ok")))).body(201);

    assertThat(taken.path("status").asString()).isEqualTo("TAKEN");
    assertThat(remedy.path("amount").path("amount").asLong()).isEqualTo(499 - 1299);
    assertThat(order(order).path("totals").path("shipping").path("amount").asLong())
        .isEqualTo(1299);
    assertThat(offered(order, "SHIPPING_DELAY")).hasSize(1);
  }

  @Test
  void theAddressChangesAndAbroadItsTaxAndShippingDoToo() {
    JsonNode order = buy(mug, 1);
    JsonNode remedy = offered(order, "SHIPPING_ADDRESS").get(0);

    assertThat(field(take(order, remedy, Map.of()))).isEqualTo("address");
    JsonNode abroad = take(order, remedy, Map.of("address", Marketplace.addressIn("CA"))).body(201);

    assertThat(abroad.path("status").asString()).isEqualTo("TAKEN");
    JsonNode now = order(order);
    assertThat(now.path("shipTo").path("country").asString()).isEqualTo("CA");
    assertThat(now.path("totals").path("tax").path("amount").asLong()).isZero();
    assertThat(now.path("refunds").get(0).path("amount").path("amount").asLong()).isEqualTo(140);
  }

  @Test
  void aDearerVariantIsTakenAndItsDifferencePaid() {
    UUID large = marketplace.sibling(mug, "large", 2600, 5);
    JsonNode order = buy(mug, 2);

    JsonNode remedy = offered(order, "WRONG_ITEM").get(0);
    assertThat(remedy.path("amount").path("amount").asLong()).isEqualTo(-1200 - 84);
    assertThat(field(take(order, remedy, Map.of()))).isEqualTo("payments");
    JsonNode taken = take(order, remedy, Map.of("payments", List.of(card("sandbox-ok")))).body(201);

    assertThat(taken.path("status").asString()).isEqualTo("TAKEN");
    assertThat(order(order).path("lines").get(0).path("variantId").asString())
        .isEqualTo(large.toString());
    assertThat(reserved(mug)).isZero();
    assertThat(reserved(large)).isEqualTo(2);
  }

  @Test
  void anOrderThatCouldNotBePaidIsPaidInAnotherWay() {
    put(mug, 1);
    JsonNode order = checkOut("sandbox-declined");

    JsonNode remedy = offered(order, "PAYMENT_PROBLEM").get(0);
    assertThat(field(take(order, remedy, Map.of()))).isEqualTo("payments");
    JsonNode taken = take(order, remedy, Map.of("payments", List.of(card("sandbox-ok")))).body(201);

    assertThat(taken.path("status").asString()).isEqualTo("TAKEN");
    assertThat(order(order).path("status").asString()).isEqualTo("AWAITING_SHIPMENT");
  }

  @Test
  void onlyTheTwinIsCanceled() {
    UUID lamp = marketplace.variant(shop, 4000, 5);
    buy(mug, 1);
    put(lamp, 1);
    JsonNode order = buy(mug, 1);

    JsonNode remedy = offered(order, "DUPLICATE").get(0);
    JsonNode taken = take(order, remedy, Map.of()).body(201);

    assertThat(taken.path("cancellation").path("status").asString()).isEqualTo("SETTLED");
    JsonNode lines = order(order).path("lines");
    assertThat(canceledOf(lines, mug)).isEqualTo(1);
    assertThat(canceledOf(lines, lamp)).isZero();
  }

  @Test
  void whatIsCanceledForNowIsSavedAndItsPriceWatched() {
    JsonNode order = buy(mug, 2);

    JsonNode taken = take(order, offered(order, "CHANGE_OF_MIND").get(0), Map.of()).body(201);

    assertThat(taken.path("cancellation").path("status").asString()).isEqualTo("SETTLED");
    assertThat(order(order).path("status").asString()).isEqualTo("CANCELED");
    assertThat(count("checkout.saved_items WHERE variant_id = ?", mug)).isEqualTo(1);
    assertThat(count("checkout.price_watches WHERE listing_id = ?", marketplace.listingOf(mug)))
        .isEqualTo(1);
  }

  @Test
  void onlyTheUnitsThatWereThoughtOfAreSavedForLater() {
    JsonNode order = buy(mug, 3);

    take(order, offered(order, "CHANGE_OF_MIND").get(0), Map.of("lines", List.of(units(order, 1))))
        .body(201);

    assertThat(order(order).path("lines").get(0).path("canceled").asInt()).isEqualTo(1);
    assertThat(count("checkout.saved_items WHERE quantity = 1 AND variant_id = ?", mug))
        .isEqualTo(1);
  }

  @Test
  void theSellerMatchesAPriceSeenElsewhere() {
    JsonNode order = buy(mug, 1);
    JsonNode remedy = offered(order, "BETTER_PRICE_ELSEWHERE").get(0);
    assertThat(field(take(order, remedy, Map.of("seenAt", "Another shop")))).isEqualTo("price");
    assertThat(field(take(order, remedy, Map.of("price", 2000, "seenAt", "Another shop"))))
        .isEqualTo("price");

    JsonNode asked = take(order, remedy, Map.of("price", 1600, "seenAt", "Another shop")).body(201);
    assertThat(asked.path("status").asString()).isEqualTo("ASKED");
    assertThat(
            take(order, remedy, Map.of("price", 1500, "seenAt", "Another shop"))
                .body(409)
                .path("rule")
                .asString())
        .isEqualTo("the-seller-was-asked-already");
    JsonNode waiting = seller.get("/api/v1/seller/price-matches").body(200).path("items").get(0);
    assertThat(waiting.path("seenAt").asString()).isEqualTo("Another shop");
    String path = "/api/v1/seller/price-matches/" + id(waiting);
    Api stranger = Api.at(port).with(marketplace.seller(marketplace.shop()).token());
    assertThat(stranger.post(path + "/accept", Map.of()).status()).isEqualTo(404);
    seller.post(path + "/accept", Map.of()).body(200);

    assertThat(seller.post(path + "/decline", Map.of()).status()).isEqualTo(409);
    assertThat(order(order).path("refunds").get(0).path("amount").path("amount").asLong())
        .isEqualTo(400 + 28);
  }

  @Test
  void whatWasTurnedDownIsNotOfferedAgain() {
    JsonNode order = buy(mug, 2);
    marketplace.priceBecomes(mug, 1500);
    assertThat(offered(order, "PRICE_DROP")).hasSize(1);

    cancel(order, 1, "PRICE_DROP").body(201);

    assertThat(offered(order, "PRICE_DROP")).isEmpty();
    assertThat(
            count(
                "cancellations.remedy_offers WHERE outcome = 'DECLINED' AND order_id = ?",
                UUID.fromString(id(order))))
        .isEqualTo(1);
  }

  @Test
  void whatBecameOfRemediesIsCountedAlsoWhereTheyWereTakenByAnotherPage() {
    UUID large = marketplace.sibling(mug, "large", 2600, 5);
    JsonNode changed = buy(mug, 1);
    assertThat(offered(changed, "WRONG_ITEM")).hasSize(1);
    Map<String, Object> line = new HashMap<>(units(changed, 1));
    line.put("variantId", large);
    buyer
        .post(
            "/api/v1/orders/" + id(changed) + "/changes",
            Map.of("lines", List.of(line), "payments", List.of(card("sandbox-ok"))))
        .body(201);
    Eventually.holds(() -> outcomes("WRONG_ITEM").path("taken").asInt() == 1);
    assertThat(outcomes("WRONG_ITEM").path("kept").path("amount").asLong()).isPositive();

    cancelAll(changed).body(201);

    Eventually.holds(() -> outcomes("WRONG_ITEM").path("canceledLater").asInt() == 1);
    assertThat(outcomes("WRONG_ITEM").path("kept").path("amount").asLong()).isZero();
    assertThat(
            seller
                .get("/api/v1/seller/insights/remedies.csv")
                .response()
                .body()
                .lines()
                .filter(one -> one.startsWith("WRONG_ITEM,SWAP_VARIANT,1,1,0,1,0.00,EUR")))
        .hasSize(1);
  }

  private JsonNode outcomes(String reason) {
    return seller
        .get("/api/v1/seller/insights/remedies")
        .body(200)
        .path("remedies")
        .valueStream()
        .filter(one -> one.path("reason").asString().equals(reason))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRemedyThatIsNotOfferedOrNotTheirsIsUnknown() {
    JsonNode order = buy(mug, 1);
    marketplace.priceBecomes(mug, 1500);
    JsonNode remedy = offered(order, "PRICE_DROP").get(0);
    Api stranger = Api.at(port).with(marketplace.person(Role.BUYER).token());
    String path = "/api/v1/orders/" + id(order) + "/remedies";

    assertThat(stranger.post(path, Map.of("remedyId", id(remedy))).status()).isEqualTo(404);
    assertThat(buyer.post(path, Map.of("remedyId", UUID.randomUUID())).status()).isEqualTo(404);
    assertThat(field(buyer.post(path, Map.of()))).isEqualTo("remedyId");
    cancelAll(order).body(201);
    assertThat(buyer.post(path, Map.of("remedyId", id(remedy))).body(409).path("rule").asString())
        .isEqualTo("remedy-not-possible-any-more");
  }

  private JsonNode buy(UUID variant, int quantity) {
    put(variant, quantity);
    return checkOut("sandbox-ok");
  }

  private JsonNode checkOut(String token) {
    return buyer
        .post(
            "/api/v1/checkout",
            Map.of(
                "address", Marketplace.addressIn("US"),
                "payments", List.of(card(token)),
                "confirm", true))
        .body(201)
        .path("orders")
        .get(0);
  }

  private static Map<String, Object> card(String token) {
    return Map.of("method", "CARD", "token", token);
  }

  private void put(UUID variant, int quantity) {
    buyer.post("/api/v1/cart/lines", Map.of("variantId", variant, "quantity", quantity)).body(201);
  }

  private JsonNode offered(JsonNode order, String reason) {
    return buyer
        .get("/api/v1/orders/" + id(order) + "/cancellation-options?reason=" + reason)
        .body(200)
        .path("remedies");
  }

  private Api.Answer take(JsonNode order, JsonNode remedy, Map<String, ?> details) {
    Map<String, Object> body = new HashMap<>(details);
    body.put("remedyId", id(remedy));
    return buyer.post("/api/v1/orders/" + id(order) + "/remedies", body);
  }

  private Api.Answer cancel(JsonNode order, int quantity) {
    return cancel(order, quantity, "CHANGE_OF_MIND");
  }

  private Api.Answer cancel(JsonNode order, int quantity, String reason) {
    return buyer.post(
        "/api/v1/orders/" + id(order) + "/cancellations",
        Map.of("reason", reason, "lines", List.of(units(order, quantity))));
  }

  private Api.Answer cancelAll(JsonNode order) {
    return buyer.post(
        "/api/v1/orders/" + id(order) + "/cancellations", Map.of("reason", "CHANGE_OF_MIND"));
  }

  private static Map<String, Object> units(JsonNode order, int quantity) {
    return Map.of("lineId", order.path("lines").get(0).path("id").asString(), "quantity", quantity);
  }

  private JsonNode order(JsonNode order) {
    return buyer.get("/api/v1/orders/" + id(order)).body(200);
  }

  private void outOfGrace(JsonNode order) {
    database
        .sql("UPDATE orders.orders SET paid_at = paid_at - interval '2 hours' WHERE id = ?::uuid")
        .param(id(order))
        .update();
  }

  private static int canceledOf(JsonNode lines, UUID variant) {
    return lines
        .valueStream()
        .filter(line -> line.path("variantId").asString().equals(variant.toString()))
        .mapToInt(line -> line.path("canceled").asInt())
        .sum();
  }

  private int reserved(UUID variant) {
    return database
        .sql("SELECT reserved FROM inventory.stock WHERE variant_id = ?")
        .param(variant)
        .query(Integer.class)
        .single();
  }

  private int count(String from, UUID id) {
    return database.sql("SELECT count(*) FROM " + from).param(id).query(Integer.class).single();
  }

  private static String id(JsonNode thing) {
    return thing.path("id").asString();
  }

  private static String field(Api.Answer answer) {
    return answer.body(422).path("errors").get(0).path("field").asString();
  }
}
