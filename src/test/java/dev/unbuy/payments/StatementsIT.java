package dev.unbuy.payments;

import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Transactions;
import dev.unbuy.refunds.OweRefund;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From the buyer's card to the seller's payout, line by line, as statements tell it. */
@UnbuyTest
class StatementsIT {

  /** One mug with shipping, and what is left of the mug after a commission of 10 %. */
  private static final long PAID = 1299 + 499;

  private static final long COMMISSION = 129;
  private static final long NET = PAID - COMMISSION;

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private JdbcClient database;
  @Autowired private Transactions transactions;
  @Autowired private Orders orders;
  @Autowired private OweRefund refunds;
  @Autowired private Deadlines deadlines;

  private UUID shop = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);
  private Customer buyer;
  private Api seller;

  @BeforeEach
  void aShopWithMugs() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, 1299, 50);
    buyer = shopping.customer();
    seller = shopping.seller(shop);
  }

  @Test
  void whatIsHeldIsReleasedLessCommissionAndPaidByDeadlineOnce() {
    JsonNode held = captured();
    JsonNode first = complete(captured());
    JsonNode second = complete(captured());

    JsonNode balance = seller.get("/api/v1/seller/balance").body(200);
    assertThat(balance.path("balances").get(0).path("held").path("amount").asLong())
        .isEqualTo(PAID);
    assertThat(balance.path("balances").get(0).path("released").path("amount").asLong())
        .isEqualTo(2 * NET);
    assertThat(Instant.parse(balance.path("nextPayoutAt").asString())).isBetween(days(6), days(8));
    assertThat(numbers(seller.get("/api/v1/seller/payouts/due").body(200)))
        .containsExactlyInAnyOrder(number(first), number(second));

    transactions.execute(work -> work.plan(HeldNow.carried(shop, Instant.now())));
    assertThat(seller.get("/api/v1/seller/balance").body(200)).isEqualTo(balance);
    JsonNode payout = payOut();

    assertThat(payout.path("amount").path("amount").asLong()).isEqualTo(2 * NET);
    JsonNode statement = seller.get("/api/v1/seller/payouts/" + id(payout)).body(200);
    assertThat(amounts(statement)).containsExactly(2 * 1299L, 2 * 499L, 2 * COMMISSION, 0L);
    assertThat(numbers(statement.path("lines")))
        .containsExactlyInAnyOrder(number(first), number(second));
    assertThat(items(seller.get("/api/v1/seller/payouts/due").body(200))).isEmpty();
    assertThat(seller.get("/api/v1/seller/balance").body(200).path("nextPayoutAt").isNull())
        .isTrue();
    assertThat(balances(shopping.operator(), "/api/v1/admin/orders/", held))
        .containsEntry("escrow", PAID);
  }

  @Test
  void whatGoesBackAfterThePayoutIsTakenOffTheNextWithItsCommission() {
    JsonNode undone = complete(captured());
    var _ = payOut();
    goesBack(undone, PAID);
    JsonNode kept = complete(captured());
    JsonNode alsoKept = complete(captured());

    JsonNode payout = payOut();

    JsonNode statement = seller.get("/api/v1/seller/payouts/" + id(payout)).body(200);
    assertThat(amounts(statement)).containsExactly(2 * 1299L, 2 * 499L, 2 * COMMISSION, -NET);
    assertThat(statement.path("amount").path("amount").asLong()).isEqualTo(NET);
    assertThat(numbers(statement.path("lines")))
        .containsExactlyInAnyOrder(number(undone), number(kept), number(alsoKept));
    JsonNode line =
        items(statement.path("lines")).stream()
            .filter(one -> one.path("kind").asString().equals("GIVEN_BACK"))
            .findFirst()
            .orElseThrow();
    assertThat(line.path("goods").path("amount").asLong()).isEqualTo(-1299);
    assertThat(line.path("commission").path("amount").asLong()).isEqualTo(-COMMISSION);
    holds(
        () ->
            balances(seller, "/api/v1/seller/orders/", undone)
                .equals(
                    Map.of(
                        "buyer-card", 0L,
                        "commission", 0L,
                        "escrow", 0L,
                        "refund-clearing", 0L,
                        "seller-payable", 0L,
                        "shipping", 0L)));
  }

  @Test
  void asMuchGivenBackAsReleasedIsNotPaidUntilMoreIsReleased() {
    JsonNode undone = complete(captured());
    goesBack(undone, PAID);

    shopping.makeDue(PayOutSeller.KIND, shop);
    var _ = deadlines.fireDue();

    assertThat(items(seller.get("/api/v1/seller/payouts").body(200))).isEmpty();
    assertThat(items(seller.get("/api/v1/seller/payouts/due").body(200))).hasSize(2);
    JsonNode next = complete(captured());
    assertThat(payOut().path("amount").path("amount").asLong()).isEqualTo(NET);
    assertThat(number(next)).isNotEmpty();
  }

  @Test
  void aStatementOfManyLinesIsReadPageByPage() {
    for (int i = 0; i < 3; i++) {
      var _ = complete(captured());
    }
    String path = "/api/v1/seller/payouts/" + id(payOut());

    JsonNode first = seller.get(path + "?limit=2").body(200).path("lines");
    JsonNode rest = seller.get(path + "?limit=2&cursor=" + first.path("next").asString()).body(200);

    assertThat(items(first)).hasSize(2);
    assertThat(items(rest.path("lines"))).hasSize(1).doesNotContainAnyElementsOf(items(first));
    assertThat(rest.path("lines").path("next").isNull()).isTrue();
    assertThat(seller.get(path + "?cursor=nonsense").status()).isEqualTo(422);
  }

  @Test
  void theLedgerIsReadAccountByAccountTheNewestFirst() {
    JsonNode order = complete(captured());
    Api operator = shopping.operator();

    JsonNode newest = operator.get("/api/v1/admin/ledger?account=seller-payable&limit=1").body(200);

    assertThat(items(newest).getFirst().path("to").asString()).isEqualTo("seller-payable");
    JsonNode before =
        operator
            .get(
                "/api/v1/admin/ledger?account=escrow&limit=200&cursor="
                    + newest.path("next").asString())
            .body(200);
    assertThat(items(before))
        .allSatisfy(
            one ->
                assertThat(List.of(one.path("from").asString(), one.path("to").asString()))
                    .contains("escrow"))
        .anySatisfy(one -> assertThat(one.path("orderId").asString()).isEqualTo(id(order)));
    assertThat(operator.get("/api/v1/admin/ledger?account=pocket").status()).isEqualTo(422);
    assertThat(operator.get("/api/v1/admin/orders/" + UUID.randomUUID() + "/ledger").status())
        .isEqualTo(404);
    assertThat(
            shopping
                .seller(marketplace.shop())
                .get("/api/v1/seller/orders/" + id(order) + "/ledger")
                .status())
        .isEqualTo(404);
  }

  @Test
  void everyStatementIsAFileForASpreadsheet() {
    JsonNode order = complete(captured());
    String payout = id(payOut());

    assertThat(lines(seller, "/api/v1/seller/payouts.csv"))
        .hasSize(2)
        .last()
        .asString()
        .startsWith(payout)
        .endsWith(",16.69,EUR");
    assertThat(lines(seller, "/api/v1/seller/payouts/" + payout + ".csv"))
        .last()
        .asString()
        .startsWith(number(order) + "," + id(order) + ",released,")
        .endsWith(",12.99,4.99,1.29,0.00,16.69,EUR");
    assertThat(lines(seller, "/api/v1/seller/orders/" + id(order) + "/ledger.csv")).hasSize(5);
    assertThat(lines(shopping.operator(), "/api/v1/admin/orders/" + id(order) + "/ledger.csv"))
        .hasSize(5);
    assertThat(lines(shopping.operator(), "/api/v1/admin/ledger.csv?account=seller-payout"))
        .anySatisfy(line -> assertThat(line).contains("PAYOUT," + payout));
    assertThat(
            shopping
                .seller(marketplace.shop())
                .get("/api/v1/seller/payouts/" + payout + ".csv")
                .status())
        .isEqualTo(404);
  }

  private JsonNode captured() {
    JsonNode order = buyer.buy(Map.of(mug, 1), by("CARD", "sandbox-ok")).getFirst();
    shopping.makeDue("order.capture", id(order));
    holds(() -> balances(seller, "/api/v1/seller/orders/", order).containsKey("escrow"));
    return order;
  }

  private JsonNode complete(JsonNode order) {
    String path = "/api/v1/seller/fulfillments/";
    JsonNode parcel =
        seller.post("/api/v1/seller/orders/" + id(order) + "/fulfillments", Map.of()).body(201);
    seller
        .post(path + id(parcel) + "/ship", Map.of("carrier", "DHL", "trackingNumber", "1"))
        .body(200);
    seller.post(path + id(parcel) + "/deliver", Map.of()).body(200);
    buyer.api().post("/api/v1/orders/" + id(order) + "/confirm-receipt", Map.of()).body(200);
    return order;
  }

  private void goesBack(JsonNode order, long amount) {
    transactions.execute(
        work -> {
          UUID id = UUID.fromString(id(order));
          Order locked = work.ask(orders.lock(id, new Actor.Platform())).first().orElseThrow();
          var shares = work.ask(TenderShare.ofOrder(id)).rows();
          assertThat(refunds.owe(work, locked, shares, amount, Ids.next(), Instant.now()))
              .isPresent();
        });
  }

  private JsonNode payOut() {
    shopping.makeDue(PayOutSeller.KIND, shop);
    var _ = deadlines.fireDue();
    holds(() -> deadlineIsGone());
    return items(seller.get("/api/v1/seller/payouts").body(200)).getFirst();
  }

  private boolean deadlineIsGone() {
    return database
            .sql("SELECT count(*) FROM platform.deadlines WHERE kind = ? AND subject = ?")
            .params(PayOutSeller.KIND, shop)
            .query(Long.class)
            .single()
        == 0;
  }

  private static Map<String, Long> balances(Api who, String path, JsonNode order) {
    return who.get(path + id(order) + "/ledger")
        .body(200)
        .path("balances")
        .valueStream()
        .collect(
            java.util.stream.Collectors.toMap(
                one -> one.path("account").asString(),
                one -> one.path("balance").path("amount").asLong()));
  }

  private static List<Long> amounts(JsonNode statement) {
    return List.of("goods", "shipping", "commission", "givenBack").stream()
        .map(name -> statement.path(name).path("amount").asLong())
        .toList();
  }

  private static List<String> lines(Api who, String path) {
    Api.Answer answer = who.get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().headers().firstValue("Content-Type"))
        .hasValue("text/csv;charset=UTF-8");
    return answer.response().body().lines().toList();
  }

  private static List<String> numbers(JsonNode lines) {
    return items(lines).stream().map(one -> one.path("number").asString()).toList();
  }

  private static List<JsonNode> items(JsonNode page) {
    return page.path("items").valueStream().toList();
  }

  private static String number(JsonNode order) {
    return order.path("number").asString();
  }

  private static Instant days(int count) {
    return Instant.now().plus(java.time.Duration.ofDays(count));
  }
}
