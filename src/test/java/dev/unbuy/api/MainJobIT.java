package dev.unbuy.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Buy, change your mind, cancel, get the money back: over HTTP, with the real gateway's answers.
 */
@UnbuyTest
class MainJobIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private JdbcClient database;

  private UUID shop = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);
  private Api buyer = Api.at(0);
  private Api seller = Api.at(0);
  private Account me = new Account(shop, "", "", java.util.Set.of(), null, null);

  @BeforeEach
  void someoneBuysFromAShop() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, 1299, 10);
    Marketplace.Person person = marketplace.person(Role.BUYER);
    me = person.account();
    buyer = Api.at(port).with(person.token());
    seller = Api.at(port).with(marketplace.seller(shop).token());
  }

  @Test
  void cancelingOneItemOfATwoSellerPurchaseLeavesTheOtherSellersOrderAlone() {
    UUID lamp = marketplace.variant(marketplace.shop(), 4500, 3);
    put(mug, 2);
    put(lamp, 1);
    JsonNode purchase = checkOut("US", card());
    JsonNode mugs = purchase.path("orders").get(0);
    JsonNode other = purchase.path("orders").get(1);
    assertThat(mugs.path("status").asString()).isEqualTo("AWAITING_SHIPMENT");

    JsonNode cancellation = cancel(mugs, 1).body(201);

    assertThat(cancellation.path("status").asString()).isEqualTo("SETTLED");
    assertThat(cancellation.path("rule").asString()).isEqualTo("WITHIN_GRACE_PERIOD");
    assertThat(cancellation.path("amount").path("amount").asLong()).isEqualTo(1299 + 91);
    assertThat(cancellation.path("refund").path("parts").get(0).path("kind").asString())
        .isEqualTo("VOID");
    eventually(() -> refundOf(cancellation).path("status").asString().equals("SUCCEEDED"));
    assertThat(order(mugs).path("status").asString()).isEqualTo("AWAITING_SHIPMENT");
    assertThat(order(mugs).path("lines").get(0).path("canceled").asInt()).isEqualTo(1);
    assertThat(order(other).path("payments").get(0).path("returned").path("amount").asLong())
        .isZero();
    assertThat(reservedOf(mug)).isEqualTo(1);
  }

  @Test
  void aTotalThatIsNoLongerTrueBuysNothing() {
    put(mug, 2);
    Map<String, Object> body =
        Map.of(
            "address", Marketplace.addressIn("US"),
            "payments", List.of(card()),
            "total", Map.of("amount", 3279 - 1, "currency", "EUR"),
            "confirm", true);

    JsonNode refused = buyer.post("/api/v1/checkout", body).body(409);

    assertThat(refused.path("type").asString()).isEqualTo("/problems/total-changed");
    assertThat(refused.path("state").asString()).isEqualTo("32.79 EUR");
    assertThat(buyer.get("/api/v1/orders").body(200).path("items")).isEmpty();
    assertThat(buyer.get("/api/v1/cart").body(200).path("lines")).hasSize(1);
  }

  @Test
  void aConsumersWithdrawalSettlesAtOnceAndBringsShippingBackWithEverything() {
    put(mug, 2);
    JsonNode order = checkOut("DE", card()).path("orders").get(0);
    outOfGrace(order);

    JsonNode cancellation = cancel(order, 2).body(201);

    assertThat(cancellation.path("rule").asString()).isEqualTo("STATUTORY_WITHDRAWAL");
    assertThat(cancellation.path("amount").path("amount").asLong()).isEqualTo(2 * 1299 + 499);
    assertThat(order(order).path("status").asString()).isEqualTo("CANCELED");
    assertThat(reservedOf(mug)).isZero();
  }

  @Test
  void outOfGraceTheSellerIsAskedAndApproves() {
    JsonNode order = boughtTwoOutOfGrace();
    JsonNode asked = cancel(order, 1).body(201);
    assertThat(asked.path("status").asString()).isEqualTo("ASKED");
    assertThat(asked.path("sellerAnswersBy").isString()).isTrue();
    eventually(() -> !waiting().isEmpty());

    JsonNode settled =
        seller.post("/api/v1/seller/cancellations/" + id(asked) + "/approve", Map.of()).body(200);

    assertThat(settled.path("status").asString()).isEqualTo("SETTLED");
    assertThat(settled.path("amount")).isEqualTo(asked.path("amount"));
    assertThat(
            seller
                .post("/api/v1/seller/cancellations/" + id(asked) + "/approve", Map.of())
                .status())
        .isEqualTo(409);
    eventually(() -> waiting().isEmpty());
  }

  @Test
  void aSellerDeclinesWithTheProofThatItHasLeft() {
    JsonNode order = boughtTwoOutOfGrace();
    JsonNode asked = cancel(order, 1).body(201);

    assertThat(
            seller
                .post("/api/v1/seller/cancellations/" + id(asked) + "/decline", Map.of())
                .status())
        .isEqualTo(422);
    JsonNode declined =
        seller
            .post(
                "/api/v1/seller/cancellations/" + id(asked) + "/decline",
                Map.of("carrier", "DHL", "trackingNumber", "00340"))
            .body(200);

    assertThat(declined.path("status").asString()).isEqualTo("DECLINED");
    JsonNode line = order(order).path("lines").get(0);
    assertThat(line.path("shipped").asInt()).isEqualTo(1);
    assertThat(line.path("asked").asInt()).isZero();
    assertThat(order(order).path("status").asString()).isEqualTo("PARTIALLY_SHIPPED");
  }

  @Test
  void whatWaitsCannotBeShippedAndCanBeTakenBack() {
    JsonNode order = boughtTwoOutOfGrace();
    JsonNode parcel =
        seller.post("/api/v1/seller/orders/" + id(order) + "/fulfillments", Map.of()).body(201);
    JsonNode asked = cancel(order, 1).body(201);
    assertThat(asked.path("rule").asString()).isEqualTo("BEING_PREPARED");
    assertThat(ship(parcel).status()).isEqualTo(409);

    JsonNode back =
        buyer.post("/api/v1/cancellations/" + id(asked) + "/take-back", Map.of()).body(200);

    assertThat(back.path("status").asString()).isEqualTo("TAKEN_BACK");
    assertThat(ship(parcel).status()).isEqualTo(200);
    assertThat(order(order).path("status").asString()).isEqualTo("SHIPPED");
    JsonNode refused = cancel(order, 1).body(409);
    assertThat(refused.path("rule").asString()).isEqualTo("NOTHING_LEFT_TO_CANCEL");
    assertThat(refused.path("alternatives").get(0).asString()).isEqualTo("REFUSE_DELIVERY");
  }

  @Test
  void capturedMoneyComesBackByARefundThatIsAskedSentAndArrives() {
    JsonNode order = boughtTwoOutOfGrace();
    seller
        .post(
            "/api/v1/seller/orders/" + id(order) + "/fulfillments",
            Map.of("lines", List.of(units(order, 1))))
        .body(201);
    eventually(
        () -> order(order).path("payments").get(0).path("captured").path("amount").asLong() > 0);

    JsonNode cancellation =
        seller
            .post(
                "/api/v1/seller/orders/" + id(order) + "/cancellations",
                Map.of("reason", "OUT_OF_STOCK"))
            .body(201);

    assertThat(cancellation.path("fault").asString()).isEqualTo("SELLER");
    assertThat(cancellation.path("refund").path("parts").get(0).path("kind").asString())
        .isEqualTo("REFUND");
    assertThat(cancellation.path("amount").path("amount").asLong())
        .isEqualTo(order.path("totals").path("total").path("amount").asLong());
    eventually(() -> refundOf(cancellation).path("status").asString().equals("SENT"));
    eventually(() -> refundOf(cancellation).path("status").asString().equals("SUCCEEDED"));
    ledgerBalances();
    eventually(
        () -> subjectsToBuyer().contains("Your money for %s is back".formatted(number(order))));
    assertThat(subjectsToBuyer())
        .containsOnlyOnce(
            "Your order " + number(order),
            "Canceled: " + number(order),
            "Your money for %s is on its way".formatted(number(order)));
  }

  @Test
  void theSameKeyGivesTheSameAnswerAndAnotherBodyIsRefused() {
    put(mug, 3);
    JsonNode order = checkOut("US", card()).path("orders").get(0);
    String key = UUID.randomUUID().toString();
    String path = "/api/v1/orders/" + id(order) + "/cancellations";
    Map<String, Object> one = Map.of("reason", "CHANGE_OF_MIND", "lines", List.of(units(order, 1)));

    JsonNode first = buyer.post(path, one, key).body(201);
    JsonNode again = buyer.post(path, one, key).body(201);
    JsonNode other =
        buyer
            .post(path, Map.of("reason", "DUPLICATE", "lines", List.of(units(order, 1))), key)
            .body(422);

    assertThat(again).isEqualTo(first);
    assertThat(other.path("type").asString()).isEqualTo("/problems/idempotency-key-reused");
    assertThat(order(order).path("lines").get(0).path("canceled").asInt()).isEqualTo(1);
  }

  @Test
  void severalTendersGetBackWhatEachOfThemPaid() {
    put(mug, 2);
    JsonNode order =
        checkOut(
                "DE",
                Map.of("method", "CARD", "token", "sandbox-ok", "amount", 1000),
                Map.of("method", "BANK_TRANSFER", "token", "sandbox-ok"))
            .path("orders")
            .get(0);
    assertThat(order.path("status").asString()).isEqualTo("AWAITING_SHIPMENT");

    cancel(order, 1).body(201);
    JsonNode rest = cancel(order, 1).body(201);

    eventually(() -> refundOf(rest).path("status").asString().equals("SUCCEEDED"));
    eventually(
        () ->
            order(order)
                .path("payments")
                .valueStream()
                .allMatch(payment -> payment.path("returned").equals(payment.path("amount"))));
    ledgerBalances();
  }

  @Test
  void aDeclinedCardLeavesTheOrderUnpaidAndCancelingItOwesNothing() {
    put(mug, 1);
    JsonNode order =
        checkOut("US", Map.of("method", "CARD", "token", "sandbox-declined")).path("orders").get(0);
    assertThat(order.path("status").asString()).isEqualTo("AWAITING_PAYMENT");

    JsonNode cancellation = cancel(order, 1).body(201);

    assertThat(cancellation.path("rule").asString()).isEqualTo("NOT_PAID_YET");
    assertThat(cancellation.path("refund").isNull()).isTrue();
    assertThat(order(order).path("status").asString()).isEqualTo("CANCELED");
  }

  @Test
  void badInputIsNamedAndForeignOrdersAreUnknown() {
    put(mug, 1);
    JsonNode order = checkOut("US", card()).path("orders").get(0);
    Api stranger = Api.at(port).with(marketplace.person(Role.BUYER).token());
    String path = "/api/v1/orders/" + id(order);

    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(
            stranger.post(path + "/cancellations", Map.of("reason", "OTHER", "note", "x")).status())
        .isEqualTo(404);
    assertThat(buyer.get("/api/v1/orders/not-an-id").status()).isEqualTo(404);
    assertThat(field(buyer.post(path + "/cancellations", Map.of()))).isEqualTo("reason");
    assertThat(field(buyer.post(path + "/cancellations", Map.of("reason", "WEATHER"))))
        .isEqualTo("reason");
    assertThat(field(buyer.post(path + "/cancellations", Map.of("reason", "OUT_OF_STOCK"))))
        .isEqualTo("reason");
    assertThat(field(buyer.post(path + "/cancellations", Map.of("reason", "OTHER"))))
        .isEqualTo("note");
    assertThat(
            field(
                buyer.post(
                    path + "/cancellations",
                    Map.of("reason", "DUPLICATE", "lines", List.of(units(order, 0))))))
        .isEqualTo("lines[0].quantity");
    assertThat(field(buyer.send("POST", path + "/cancellations", "{", null))).isEqualTo("body");
    assertThat(buyer.get("/api/v1/orders?limit=999").status()).isEqualTo(422);
    assertThat(buyer.get("/api/v1/orders?cursor=nonsense").status()).isEqualTo(422);
    assertThat(buyer.get("/api/v1/orders?q=%00").status()).isEqualTo(422);
    assertThat(Api.at(port).get(path).status()).isEqualTo(401);
    assertThat(seller.get(path).status()).isEqualTo(403);
  }

  private JsonNode boughtTwoOutOfGrace() {
    put(mug, 2);
    JsonNode order = checkOut("US", card()).path("orders").get(0);
    outOfGrace(order);
    return order;
  }

  private void put(UUID variant, int quantity) {
    buyer.post("/api/v1/cart/lines", Map.of("variantId", variant, "quantity", quantity)).body(201);
  }

  private JsonNode checkOut(String country, Map<?, ?>... payments) {
    return buyer
        .post(
            "/api/v1/checkout",
            Map.of(
                "address", Marketplace.addressIn(country),
                "payments", List.of(payments),
                "confirm", true))
        .body(201);
  }

  private static Map<String, Object> card() {
    return Map.of("method", "CARD", "token", "sandbox-ok");
  }

  private Api.Answer cancel(JsonNode order, int quantity) {
    return buyer.post(
        "/api/v1/orders/" + id(order) + "/cancellations",
        Map.of("reason", "CHANGE_OF_MIND", "lines", List.of(units(order, quantity))));
  }

  private static Map<String, Object> units(JsonNode order, int quantity) {
    return Map.of("lineId", order.path("lines").get(0).path("id").asString(), "quantity", quantity);
  }

  private Api.Answer ship(JsonNode parcel) {
    return seller.post(
        "/api/v1/seller/fulfillments/" + id(parcel) + "/ship",
        Map.of("carrier", "DHL", "trackingNumber", "00340"));
  }

  private JsonNode order(JsonNode order) {
    return buyer.get("/api/v1/orders/" + id(order)).body(200);
  }

  private JsonNode refundOf(JsonNode cancellation) {
    return buyer.get("/api/v1/refunds/" + id(cancellation.path("refund"))).body(200);
  }

  private JsonNode waiting() {
    return seller.get("/api/v1/seller/cancellations?status=ASKED").body(200).path("items");
  }

  private void outOfGrace(JsonNode order) {
    database
        .sql("UPDATE orders.orders SET paid_at = paid_at - interval '2 hours' WHERE id = ?::uuid")
        .param(id(order))
        .update();
  }

  private int reservedOf(UUID variant) {
    return database
        .sql("SELECT reserved FROM inventory.stock WHERE variant_id = ?")
        .param(variant)
        .query(Integer.class)
        .single();
  }

  private void ledgerBalances() {
    Api operator = Api.at(port).with(marketplace.person(Role.OPERATOR).token());
    JsonNode sum = operator.get("/api/v1/admin/ledger/balance").body(200).path("sum");
    assertThat(sum.valueStream().mapToLong(money -> money.path("amount").asLong()))
        .isNotEmpty()
        .allMatch(amount -> amount == 0);
  }

  private List<String> subjectsToBuyer() {
    Api operator = Api.at(port).with(marketplace.person(Role.OPERATOR).token());
    return operator
        .get("/api/v1/admin/mails?to=" + me.email())
        .body(200)
        .path("items")
        .valueStream()
        .filter(mail -> mail.path("sentAt").isString())
        .map(mail -> mail.path("subject").asString())
        .toList();
  }

  private static String number(JsonNode order) {
    return order.path("number").asString();
  }

  private static String id(JsonNode thing) {
    return thing.path("id").asString();
  }

  private static String field(Api.Answer answer) {
    return answer.body(422).path("errors").get(0).path("field").asString();
  }

  private static void eventually(BooleanSupplier condition) {
    Eventually.holds(condition);
  }
}
