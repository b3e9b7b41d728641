package dev.unbuy.cancellations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.notifications.Mails;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.GatewayDesk;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.RefundsAtOnce;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A cancellation that its buyer undoes in time is as if it had never been. */
@UnbuyTest
@Alone
class UndoIT {

  private static final Map<String, Object> CARD = Shopping.by("CARD", "sandbox-ok");

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private RefundsAtOnce refunds;
  @Autowired private DueDates dueDates;
  @Autowired private Books books;
  @Autowired private GatewayDesk gateway;
  @Autowired private Mails mails;
  @Autowired private JdbcClient database;

  @BeforeEach
  void holdRefunds() {
    refunds.hold(Duration.ofMinutes(10));
  }

  @AfterEach
  void holdThemNoMore() {
    refunds.hold(Duration.ZERO);
  }

  @Test
  void everythingIsAsItWas() {
    UUID shop = marketplace.shop();
    UUID mug = marketplace.variant(shop, 1_299, 3);
    Customer buyer = shopping.customer();
    JsonNode order = buyer.buy(Map.of(mug, 3), CARD).getFirst();
    JsonNode before = buyer.order(order);

    JsonNode canceled = buyer.cancel(order, 3);
    assertThat(buyer.order(order).path("status").asString()).isEqualTo("CANCELED");
    assertThat(canceled.path("undoUntil").isMissingNode()).isFalse();
    JsonNode undone = undo(buyer, canceled).body(200);

    assertThat(undone.path("status").asString()).isEqualTo("UNDONE");
    assertThat(undone.path("undoUntil").isNull()).isTrue();
    JsonNode after = buyer.order(order);
    for (String same : List.of("status", "lines", "totals", "payments", "refunds", "shipBy")) {
      assertThat(after.path(same)).as(same).isEqualTo(before.path(same));
    }
    assertThat(free(mug)).isZero();
    books.areRight(List.of(UUID.fromString(Shopping.id(order))).stream());
    assertThat(waiting(order)).contains(OrderDeadlines.CAPTURE, OrderDeadlines.NOT_SHIPPED);
    Eventually.holds(() -> isTold(buyer, "is as it was"));
    Eventually.holds(() -> sellersStatus(canceled).equals("UNDONE"));
    Eventually.holds(() -> facts(canceled) == 0);
  }

  @Test
  void whatWasTakenStaysInEscrowAndThePurchaseGoesOn() {
    UUID shop = marketplace.shop();
    UUID mug = marketplace.variant(shop, 1_299, 2);
    Customer buyer = shopping.customer();
    JsonNode order = buyer.buy(Map.of(mug, 2), CARD).getFirst();
    UUID id = UUID.fromString(Shopping.id(order));
    dueDates.fire(OrderDeadlines.CAPTURE, id);
    Eventually.holds(
        () ->
            buyer.order(order).path("payments").get(0).path("captured").path("amount").asLong()
                > 0);

    JsonNode canceled = buyer.cancel(order, 1);
    var _ = undo(buyer, canceled).body(200);

    books.agreeWithTheGateway(List.of(id));
    JsonNode again = buyer.cancel(order, 2);
    assertThat(again.path("amount").path("amount").asLong())
        .isEqualTo(order.path("totals").path("total").path("amount").asLong());
    books.areRight(List.of(id).stream());
  }

  @Test
  void aTransferThatIsPaidWhileAPartIsGivenUpIsTakenWholeWhenThatIsUndone() {
    UUID mug = marketplace.variant(marketplace.shop(), 1_299, 2);
    Customer buyer = shopping.customer();
    Map<String, Object> transfer = Shopping.by("BANK_TRANSFER", "sandbox-pending");
    JsonNode order = buyer.buy(Map.of(mug, 2), transfer).getFirst();
    JsonNode canceled = buyer.cancel(order, 1);
    var _ = gateway.act(gateway.authorizationOf(order, "BANK_TRANSFER"), "settle", Map.of());
    Eventually.holds(
        () -> buyer.order(order).path("status").asString().equals("AWAITING_SHIPMENT"));

    var _ = undo(buyer, canceled).body(200);

    JsonNode paid = buyer.order(order).path("payments").get(0);
    assertThat(paid.path("captured")).isEqualTo(order.path("totals").path("total"));
    books.agreeWithTheGateway(List.of(UUID.fromString(Shopping.id(order))));
  }

  @Test
  void whatSomebodyElseHasBoughtMeanwhileCannotBeHadBack() {
    UUID mug = marketplace.variant(marketplace.shop(), 1_299, 1);
    Customer buyer = shopping.customer();
    JsonNode order = buyer.buy(Map.of(mug, 1), CARD).getFirst();
    JsonNode canceled = buyer.cancel(order, 1);
    var _ = shopping.customer().buy(Map.of(mug, 1), CARD);

    JsonNode refused = undo(buyer, canceled).body(409);

    assertThat(refused.path("rule").asString()).isEqualTo("UNDO_SOLD_MEANWHILE");
    assertThat(buyer.order(order).path("status").asString()).isEqualTo("CANCELED");
  }

  @Test
  void theLastOneIsUndoneFirst() {
    UUID mug = marketplace.variant(marketplace.shop(), 1_299, 3);
    Customer buyer = shopping.customer();
    JsonNode order = buyer.buy(Map.of(mug, 3), CARD).getFirst();
    JsonNode first = buyer.cancel(order, 1);
    JsonNode last = buyer.cancel(order, 2);

    assertThat(undo(buyer, first).body(409).path("rule").asString())
        .isEqualTo("UNDO_CANCELED_MORE_SINCE");
    var _ = undo(buyer, last).body(200);
    var _ = undo(buyer, first).body(200);

    books.areRight(List.of(UUID.fromString(Shopping.id(order))).stream());
    assertThat(undo(buyer, first).body(409).path("rule").asString()).isEqualTo("UNDO_NOT_SETTLED");
  }

  @Test
  void whenTheSellerHasBegunToPackTheRestItIsTooLate() {
    UUID shop = marketplace.shop();
    UUID mug = marketplace.variant(shop, 1_299, 2);
    Customer buyer = shopping.customer();
    JsonNode order = buyer.buy(Map.of(mug, 2), CARD).getFirst();
    JsonNode canceled = buyer.cancel(order, 1);
    var _ =
        shopping
            .seller(shop)
            .post("/api/v1/seller/orders/" + Shopping.id(order) + "/fulfillments", Map.of())
            .body(201);

    assertThat(undo(buyer, canceled).body(409).path("rule").asString())
        .isEqualTo("UNDO_MONEY_TAKEN_WITHOUT_IT");
  }

  @Test
  void onceTheMoneyIsOnItsWayItIsTooLate() {
    refunds.hold(Duration.ZERO);
    UUID mug = marketplace.variant(marketplace.shop(), 1_299, 2);
    Customer buyer = shopping.customer();
    JsonNode order = buyer.buy(Map.of(mug, 2), CARD).getFirst();
    JsonNode canceled = buyer.cancel(order, 1);
    assertThat(canceled.path("undoUntil").isNull()).isTrue();
    Eventually.holds(() -> buyer.refundStatus(canceled).equals("SUCCEEDED"));

    assertThat(undo(buyer, canceled).body(409).path("rule").asString())
        .isEqualTo("UNDO_REFUND_ON_ITS_WAY");
  }

  @Test
  void aRefundIsSentWhenItsHoldIsOver() {
    refunds.hold(Duration.ofSeconds(2));
    UUID mug = marketplace.variant(marketplace.shop(), 1_299, 2);
    Customer buyer = shopping.customer();
    JsonNode order = buyer.buy(Map.of(mug, 2), CARD).getFirst();

    JsonNode canceled = buyer.cancel(order, 1);

    assertThat(buyer.refundStatus(canceled)).isEqualTo("REQUESTED");
    Eventually.holds(() -> buyer.refundStatus(canceled).equals("SUCCEEDED"));
    books.agreeWithTheGateway(List.of(UUID.fromString(Shopping.id(order))));
  }

  private static Api.Answer undo(Customer buyer, JsonNode canceled) {
    return buyer.api().post("/api/v1/cancellations/" + Shopping.id(canceled) + "/undo", Map.of());
  }

  private boolean isTold(Customer buyer, String words) {
    return mails.of(buyer.person().account().email(), null, 50).items().stream()
        .anyMatch(mail -> mail.subject().contains(words));
  }

  private int free(UUID variant) {
    return database
        .sql("SELECT on_hand - reserved FROM inventory.stock WHERE variant_id = ?")
        .param(variant)
        .query(Integer.class)
        .single();
  }

  private List<String> waiting(JsonNode order) {
    return database
        .sql("SELECT kind FROM platform.deadlines WHERE subject = ?::uuid")
        .param(Shopping.id(order))
        .query(String.class)
        .list();
  }

  private String sellersStatus(JsonNode canceled) {
    return database
        .sql(
            """
            SELECT status FROM cancellations.seller_cancellations
            WHERE cancellation_id = ?::uuid\
            """)
        .param(Shopping.id(canceled))
        .query(String.class)
        .optional()
        .orElse("");
  }

  private int facts(JsonNode canceled) {
    return database
        .sql("SELECT count(*) FROM standing.cancellation_facts WHERE cancellation_id = ?::uuid")
        .param(Shopping.id(canceled))
        .query(Integer.class)
        .single();
  }
}
