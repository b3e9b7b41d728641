package dev.unbuy.reconciliation;

import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.GatewayDesk;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Differences between the gateway and us: made on purpose, found, mended or left to a person. */
@UnbuyTest
@Alone
class ReconciliationIT {

  private static final long PAID = 2 * 1299 + 499;

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private GatewayDesk gateway;
  @Autowired private JdbcClient database;
  @Autowired private Policies policies;

  private PolicyNumbers usual = PolicyNumbers.DEFAULT;
  private UUID mug = new UUID(0, 0);
  private Customer buyer;
  private Api operator = Api.at(0);

  @BeforeEach
  void everythingIsComparedAtOnce() {
    usual = policies.current();
    decide(usual.with(usual.money().with(Duration.ZERO, Duration.ZERO)));
    mug = marketplace.variant(marketplace.shop(), 1299, 10);
    buyer = shopping.customer();
    operator = shopping.operator();
  }

  @AfterEach
  void asItWas() {
    decide(usual);
  }

  @Test
  void whatAgreesIsNoDifference() {
    JsonNode order = captured("CARD", "sandbox-ok");
    JsonNode first = buyer.cancel(order, 1);
    holds(() -> buyer.refundStatus(first).equals("SUCCEEDED"));
    JsonNode transfer = buy("BANK_TRANSFER", "sandbox-ok");
    JsonNode second = buyer.cancel(transfer, 2);
    holds(() -> buyer.refundStatus(second).equals("SUCCEEDED"));
    JsonNode held = buyer.cancel(buy("WALLET", "sandbox-ok"), 1);
    holds(() -> buyer.refundStatus(held).equals("SUCCEEDED"));

    JsonNode run = reconcile();

    assertThat(run.path("movements").asLong()).isGreaterThanOrEqualTo(7);
    assertThat(run.path("records").asLong()).isGreaterThanOrEqualTo(7);
    for (JsonNode one : List.of(order, transfer)) {
      assertThat(differencesOf(one)).isEmpty();
    }
  }

  @Test
  void aLostNoticeOfARefundIsGivenAgain() {
    JsonNode order = captured("CARD", "sandbox-ok");
    String authorization = gateway.authorizationOf(order, "CARD");
    gateway.plan(
        Map.of(
            "mode",
            "webhook-lost",
            "operation",
            "refund",
            "authorization",
            authorization,
            "times",
            2));
    JsonNode cancellation = buyer.cancel(order, 2);
    holds(() -> buyer.refundStatus(cancellation).equals("SENT"));
    String key = id(buyer.refund(cancellation).path("parts").get(0));
    holds(() -> gateway.under(key).getFirst().path("status").asString().equals("SUCCEEDED"));

    reconcile();

    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    assertThat(differencesOf(key))
        .extracting(one -> one.path("kind").asString() + " " + one.path("status").asString())
        .containsExactly("STATE MENDED");
    reconcile();
    assertThat(differencesOf(key)).hasSize(1);
  }

  @Test
  void aLostNoticeOfAPaymentIsGivenAgain() {
    JsonNode order = buy("CARD", "sandbox-review");
    String authorization = gateway.authorizationOf(order, "CARD");
    gateway.plan(Map.of("mode", "webhook-lost", "authorization", authorization));
    gateway.act(authorization, "settle", Map.of("succeed", true));

    reconcile();

    holds(() -> buyer.order(order).path("status").asString().equals("AWAITING_SHIPMENT"));
  }

  @Test
  void aHoldThatEndedWithoutAWordLeavesItsOrderUnpaid() {
    JsonNode order = buy("CARD", "sandbox-ok");
    String authorization = gateway.authorizationOf(order, "CARD");
    gateway.plan(
        Map.of("mode", "webhook-lost", "operation", "expiry", "authorization", authorization));
    gateway.act(authorization, "expire", Map.of());

    reconcile();

    holds(() -> buyer.order(order).path("status").asString().equals("AWAITING_PAYMENT"));
  }

  @Test
  void aCaptureWhoseAnswerWasLostForGoodIsAskedForAgain() {
    JsonNode order = buy("CARD", "sandbox-ok");
    String authorization = gateway.authorizationOf(order, "CARD");
    gateway.plan(
        Map.of(
            "mode",
            "error-after",
            "operation",
            "capture",
            "authorization",
            authorization,
            "times",
            99));
    shopping.makeDue("order.capture", id(order));
    holds(() -> gateway.amount(authorization, "captured") == PAID);
    database
        .sql(
            """
            UPDATE platform.outbox_deliveries SET dead = true WHERE event_id IN
              (SELECT id FROM platform.outbox_events WHERE subject = ?::uuid)\
            """)
        .param(id(order))
        .update();
    assertThat(captured(order)).isZero();
    gateway.forgetFaults();

    reconcile();

    holds(() -> captured(order) == PAID);
    assertThat(gateway.amount(authorization, "captured")).isEqualTo(PAID);
  }

  @Test
  void whatNobodyHereAskedForWaitsForAPersonOnceHoweverOftenItIsFound() {
    JsonNode order = captured("CARD", "sandbox-ok");
    String authorization = gateway.authorizationOf(order, "CARD");
    String operation = id(gateway.act(authorization, "refunds", Map.of("amount", 500)));

    reconcile();
    reconcile(Instant.now().minusSeconds(600));

    List<JsonNode> found = differencesOf(operation);
    assertThat(found).hasSize(1);
    JsonNode one = found.getFirst();
    assertThat(one.path("kind").asString()).isEqualTo("MISSING_HERE");
    assertThat(one.path("status").asString()).isEqualTo("OPEN");
    assertThat(one.path("theirs").path("amount").path("minor").asLong()).isEqualTo(500);
    assertThat(one.path("ours").path("gatewayRef").asString()).isEqualTo(authorization);
    String path = "/api/v1/admin/differences/" + id(one) + "/close";
    assertThat(operator.post(path, Map.of()).status()).isEqualTo(422);
    operator.post(path, Map.of("note", "goodwill by the support")).body(200);
    assertThat(operator.post(path, Map.of("note", "again")).status()).isEqualTo(409);
  }

  @Test
  void whatTheGatewayDoesNotKnowWaitsForAPerson() {
    JsonNode order = buy("CARD", "sandbox-ok");
    gateway.plan(
        Map.of(
            "mode",
            "error-before",
            "operation",
            "void",
            "authorization",
            gateway.authorizationOf(order, "CARD"),
            "times",
            99));
    JsonNode cancellation = buyer.cancel(order, 1);
    String key = id(buyer.refund(cancellation).path("parts").get(0));
    database
        .sql(
            """
            UPDATE refunds.refund_parts SET status = 'SUCCEEDED', settled_at = now(),
              gateway_ref = 'invented' WHERE id = ?::uuid\
            """)
        .param(key)
        .update();

    reconcile();

    assertThat(differencesOf(key))
        .extracting(one -> one.path("kind").asString() + " " + one.path("status").asString())
        .containsExactly("MISSING_THERE OPEN");
  }

  @Test
  void anAmountThatDiffersWaitsForAPerson() {
    JsonNode order = buy("CARD", "sandbox-ok");
    JsonNode cancellation = buyer.cancel(order, 1);
    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    String key = id(buyer.refund(cancellation).path("parts").get(0));
    database
        .sql("UPDATE refunds.refund_parts SET amount = amount - 1 WHERE id = ?::uuid")
        .param(key)
        .update();

    reconcile();

    assertThat(differencesOf(key))
        .extracting(one -> one.path("kind").asString() + " " + one.path("status").asString())
        .containsExactly("AMOUNT OPEN");
  }

  @Test
  void aRefundOfWhichNothingIsHeardIsLateAskedForAgainAndHappensOnce() {
    JsonNode order = captured("CARD", "sandbox-ok");
    gateway.plan(
        Map.of(
            "mode",
            "error-before",
            "operation",
            "refund",
            "authorization",
            gateway.authorizationOf(order, "CARD"),
            "times",
            4));
    JsonNode cancellation = buyer.cancel(order, 2);
    String key = id(buyer.refund(cancellation).path("parts").get(0));

    reconcile();

    assertThat(differencesOf(key))
        .extracting(one -> one.path("kind").asString() + " " + one.path("status").asString())
        .containsExactly("LATE MENDED");
    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    assertThat(gateway.under(key)).hasSize(1);
  }

  @Test
  void whatABankTookWithoutAWordIsBookedAndSoIsWhatItGaveBack() {
    JsonNode order = captured("CARD", "sandbox-ok");
    String authorization = gateway.authorizationOf(order, "CARD");
    gateway.plan(
        Map.of(
            "mode",
            "webhook-lost",
            "operation",
            "chargeback",
            "authorization",
            authorization,
            "times",
            2));

    String name = id(gateway.act(authorization, "chargebacks", Map.of("stage", "taken")));
    reconcile();

    holds(() -> inLedger(order, "CHARGEBACK") == PAID);
    gateway.act(authorization, "chargebacks", Map.of("stage", "returned"));
    reconcile();
    holds(() -> inLedger(order, "CHARGEBACK_BACK") == PAID);
    assertThat(differencesOf(name))
        .extracting(one -> one.path("kind").asString() + " " + one.path("status").asString())
        .containsExactlyInAnyOrder("MISSING_HERE MENDED", "STATE MENDED");
    gateway.act(authorization, "chargebacks", Map.of("stage", "won"));
    holds(
        () ->
            buyer
                .order(order)
                .path("timeline")
                .valueStream()
                .anyMatch(event -> event.path("event").asString().equals("CHARGEBACK_WON")));
    reconcile();
    assertThat(differencesOf(name)).hasSize(2);
  }

  private long inLedger(JsonNode order, String kind) {
    return database
        .sql(
            """
            SELECT coalesce(sum(amount), 0) FROM payments.ledger_transfers
            WHERE order_id = ?::uuid AND kind = ?\
            """)
        .params(id(order), kind)
        .query(Long.class)
        .single();
  }

  @Test
  void onlyOperatorsMayCompare() {
    assertThat(buyer.api().post("/api/v1/admin/reconciliations", Map.of()).status()).isEqualTo(403);
    assertThat(operator.get("/api/v1/admin/reconciliations/" + UUID.randomUUID()).status())
        .isEqualTo(404);
    assertThat(
            operator.post("/api/v1/admin/reconciliations", Map.of("since", "yesterday")).status())
        .isEqualTo(422);
    String future = "2999-01-01T00:00:00Z";
    assertThat(operator.post("/api/v1/admin/reconciliations", Map.of("since", future)).status())
        .isEqualTo(422);
    assertThat(operator.get("/api/v1/admin/differences?status=ODD").status()).isEqualTo(422);
  }

  private JsonNode reconcile() {
    return ended(operator.post("/api/v1/admin/reconciliations", Map.of()).body(201));
  }

  private JsonNode reconcile(Instant since) {
    return ended(
        operator
            .post("/api/v1/admin/reconciliations", Map.of("since", since.toString()))
            .body(201));
  }

  private JsonNode ended(JsonNode run) {
    String path = "/api/v1/admin/reconciliations/" + id(run);
    holds(() -> operator.get(path).body(200).path("status").asString().equals("DONE"));
    return operator.get(path).body(200);
  }

  private List<JsonNode> differencesOf(String subject) {
    return all().stream().filter(one -> one.path("subject").asString().equals(subject)).toList();
  }

  private List<JsonNode> differencesOf(JsonNode order) {
    return all().stream()
        .filter(one -> one.path("orderId").asString("").equals(id(order)))
        .toList();
  }

  private List<JsonNode> all() {
    return operator
        .get("/api/v1/admin/differences?limit=200")
        .body(200)
        .path("items")
        .valueStream()
        .toList();
  }

  private JsonNode buy(String method, String token) {
    return buyer.buy(Map.of(mug, 2), by(method, token)).getFirst();
  }

  private JsonNode captured(String method, String token) {
    JsonNode order = buy(method, token);
    shopping.makeDue("order.capture", id(order));
    holds(() -> captured(order) == PAID);
    return order;
  }

  private long captured(JsonNode order) {
    return database
        .sql("SELECT captured FROM payments.tender_shares WHERE order_id = ?::uuid")
        .param(id(order))
        .query(Long.class)
        .single();
  }

  private void decide(PolicyNumbers numbers) {
    policies.decide(numbers, Instant.now(), "a test", null);
  }
}
