package dev.unbuy.refunds;

import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.GatewayDesk;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whether money is given up or sent back is what the gateway says at that moment. */
@UnbuyTest
class MoneyAtTheGatewayIT {

  private static final long PAID = 2 * 1299 + 499;

  /** One of two mugs, with its share of shipping, as a withdrawal brings it back. */
  private static final long ONE = 1299 + 249;

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private GatewayDesk gateway;
  @Autowired private JdbcClient database;
  @Autowired private Books books;

  private UUID shop = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);
  private Customer buyer;

  @BeforeEach
  void aShopWithMugs() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, 1299, 10);
    buyer = shopping.customer();
  }

  @Test
  void aHoldThatWasCapturedMeanwhileIsSentBackByAnInstructionOfItsOwn() {
    JsonNode order = buy("CARD", "sandbox-ok");
    String authorization = gateway.authorizationOf(order, "CARD");
    gateway.act(authorization, "captures", Map.of("amount", PAID));

    JsonNode cancellation = buyer.cancel(order, 2);
    assertThat(part(cancellation).path("kind").asString()).isEqualTo("VOID");

    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    assertThat(gateway.amount(authorization, "refunded")).isEqualTo(PAID);
    List<JsonNode> parts = inFull(cancellation);
    assertThat(parts)
        .extracting(one -> one.path("kind").asString())
        .containsExactly("VOID", "REFUND");
    assertThat(parts.getFirst().path("replaced").asBoolean()).isTrue();
    assertThat(parts.getLast().path("replaces")).isEqualTo(parts.getFirst().path("id"));
    assertThat(gateway.under(id(parts.getFirst()))).isEmpty();
    assertThat(gateway.under(id(parts.getLast()))).hasSize(1);
    books.agreeWithTheGateway(List.of(UUID.fromString(id(order))));
  }

  @Test
  void aHoldThatHasEndedMeanwhileIsBackWithTheBuyerAlready() {
    JsonNode order = buy("CARD", "sandbox-ok");
    gateway.plan(
        Map.of(
            "mode",
            "webhook-lost",
            "token",
            "sandbox-ok",
            "operation",
            "expiry",
            "authorization",
            gateway.authorizationOf(order, "CARD")));
    gateway.act(gateway.authorizationOf(order, "CARD"), "expire", Map.of());

    JsonNode cancellation = buyer.cancel(order, 2);

    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    assertShare(order, 0, PAID, 0);
  }

  @Test
  void aCaptureOfAHoldThatHasEndedLeavesTheOrderUnpaidAndItsRefundGivenUp() {
    JsonNode order = buy("CARD", "sandbox-ok");
    String authorization = gateway.authorizationOf(order, "CARD");
    gateway.plan(
        Map.of("mode", "webhook-lost", "operation", "expiry", "authorization", authorization));
    gateway.plan(
        Map.of("mode", "error-before", "operation", "capture", "authorization", authorization));
    gateway.act(authorization, "expire", Map.of());
    shopping.makeDue("order.capture", id(order));
    holds(() -> amountOf(order, "capture") == PAID);
    JsonNode cancellation = buyer.cancel(order, 1);
    assertThat(part(cancellation).path("kind").asString()).isEqualTo("REFUND");

    holds(() -> buyer.order(order).path("status").asString().equals("AWAITING_PAYMENT"));

    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    assertThat(inFull(cancellation).getLast().path("kind").asString()).isEqualTo("VOID");
    assertShare(order, 0, ONE, 0);
    assertThat(buyer.order(order).path("timeline").valueStream())
        .extracting(event -> event.path("event").asString())
        .contains("PAYMENT_LOST");
    assertThat(ledgerOf(order)).allMatch(balance -> balance == 0);
  }

  @Test
  void anAuthorizationAboutToEndIsCaptured() {
    JsonNode order = buy("CARD", "sandbox-ok");

    shopping.makeDue("payment.hold-ends", tenderOf(order));

    holds(() -> gateway.amount(gateway.authorizationOf(order, "CARD"), "captured") == PAID);
    holds(() -> amountOf(order, "captured") == PAID);
  }

  @Test
  void anAuthorizationThatEndsUnnoticedLeavesTheOrderUnpaid() {
    JsonNode order = buy("CARD", "sandbox-ok");

    gateway.act(gateway.authorizationOf(order, "CARD"), "expire", Map.of());

    holds(() -> buyer.order(order).path("status").asString().equals("AWAITING_PAYMENT"));
    assertThat(
            shopping
                .seller(shop)
                .post("/api/v1/seller/orders/" + id(order) + "/fulfillments", Map.of())
                .status())
        .isEqualTo(409);
  }

  @Test
  void aRefundThatFailsLaterIsTriedByANewInstructionAndArrives() {
    JsonNode order = captured("CARD", "sandbox-ok");
    String authorization = gateway.authorizationOf(order, "CARD");
    gateway.plan(
        Map.of(
            "mode", "refund-fails", "authorization", authorization, "reason", "bank_unreachable"));

    JsonNode cancellation = buyer.cancel(order, 2);

    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    List<JsonNode> parts = inFull(cancellation);
    assertThat(parts)
        .extracting(one -> one.path("status").asString())
        .containsExactly("FAILED", "SUCCEEDED");
    assertThat(parts.getFirst().path("lastError").asString()).isEqualTo("bank_unreachable");
    assertThat(gateway.amount(authorization, "refunded")).isEqualTo(PAID);
    assertShare(order, PAID, 0, PAID);
  }

  @Test
  void aRefundThatKeepsFailingWaitsForAPersonWhoMayTryAgainOrPayByHand() {
    JsonNode order = captured("CARD", "sandbox-ok");
    String authorization = gateway.authorizationOf(order, "CARD");
    gateway.plan(
        Map.of("mode", "refund-fails", "authorization", authorization, "times", 3, "reason", "x"));
    JsonNode cancellation = buyer.cancel(order, 1);
    holds(() -> buyer.refundStatus(cancellation).equals("NEEDS_ATTENTION"));
    assertThat(inFull(cancellation)).hasSize(2);
    Api operator = shopping.operator();

    resolve(operator, cancellation, "TRY_AGAIN", "").body(200);
    holds(() -> inFull(cancellation).size() == 3);
    holds(() -> buyer.refundStatus(cancellation).equals("NEEDS_ATTENTION"));
    assertThat(resolve(operator, cancellation, "PAID_BY_HAND", " ").status()).isEqualTo(422);
    JsonNode done = resolve(operator, cancellation, "PAID_BY_HAND", "bank transfer 4711").body(200);

    assertThat(done.path("status").asString()).isEqualTo("SUCCEEDED");
    assertThat(resolve(operator, cancellation, "TRY_AGAIN", "").status()).isEqualTo(409);
    assertThat(gateway.amount(authorization, "refunded")).isZero();
    assertThat(balance(order, "paid-by-hand")).isEqualTo(ONE);
    assertThat(history(order))
        .contains("REFUND_NEEDS_ATTENTION", "REFUND_TRIED_AGAIN", "REFUND_PAID_BY_HAND");
    assertShare(order, PAID, 0, ONE);
  }

  @Test
  void aClosedCardFallsToStoreCreditWithTheBuyersConsentOnly() {
    JsonNode order = captured("CARD", "sandbox-closed-card");
    JsonNode cancellation = buyer.cancel(order, 2);
    holds(() -> buyer.refundStatus(cancellation).equals("NEEDS_ATTENTION"));
    assertThat(part(buyer.refund(cancellation)).path("storeCreditOffered").asBoolean()).isTrue();
    assertThat(storeCredit()).isZero();
    String path = "/api/v1/refunds/" + id(cancellation.path("refund")) + "/store-credit";
    Map<String, String> choice = Map.of("partId", id(part(buyer.refund(cancellation))));
    assertThat(shopping.customer().api().post(path, choice).status()).isEqualTo(404);

    JsonNode refund = buyer.api().post(path, choice).body(200);

    assertThat(refund.path("status").asString()).isEqualTo("SUCCEEDED");
    assertThat(part(refund).path("kind").asString()).isEqualTo("STORE_CREDIT");
    assertThat(storeCredit()).isEqualTo(PAID);
    assertThat(balance(order, "buyer-store-credit")).isEqualTo(PAID);
    assertThat(buyer.api().post(path, choice).status()).isEqualTo(409);
    assertThat(storeCredit()).isEqualTo(PAID);
  }

  @Test
  void aRefusedVoidOfAHoldThatIsStillThereWaitsForAPerson() {
    JsonNode order = buy("CARD", "sandbox-ok");
    String authorization = gateway.authorizationOf(order, "CARD");
    gateway.plan(Map.of("mode", "refuse", "operation", "void", "authorization", authorization));

    JsonNode cancellation = buyer.cancel(order, 2);

    holds(() -> buyer.refundStatus(cancellation).equals("NEEDS_ATTENTION"));
    Api operator = shopping.operator();
    assertThat(resolve(operator, cancellation, "STORE_CREDIT", "by phone").status()).isEqualTo(409);
    resolve(operator, cancellation, "TRY_AGAIN", "").body(200);
    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    assertThat(gateway.amount(authorization, "voided")).isEqualTo(PAID);
  }

  @Test
  void aRefusedVoidIsNotPaidOutOfWhatWasTakenForTheRestThatGoesBackToo() {
    JsonNode order = buy("CARD", "sandbox-ok");
    String authorization = gateway.authorizationOf(order, "CARD");
    gateway.plan(
        Map.of(
            "mode",
            "error-before",
            "operation",
            "void",
            "authorization",
            authorization,
            "times",
            2));
    gateway.plan(Map.of("mode", "refuse", "operation", "void", "authorization", authorization));
    gateway.plan(
        Map.of(
            "mode",
            "error-before",
            "operation",
            "refund",
            "authorization",
            authorization,
            "times",
            4));

    JsonNode first = buyer.cancel(order, 1);
    shopping.makeDue("order.capture", id(order));
    holds(() -> amountOf(order, "captured") == PAID - ONE);
    JsonNode second = buyer.cancel(order, 1);

    holds(() -> buyer.refundStatus(first).equals("NEEDS_ATTENTION"));
    assertThat(inFull(first))
        .extracting(one -> one.path("kind").asString())
        .containsExactly("VOID");
    holds(() -> buyer.refundStatus(second).equals("SUCCEEDED"));
    resolve(shopping.operator(), first, "TRY_AGAIN", "").body(200);
    holds(() -> buyer.refundStatus(first).equals("SUCCEEDED"));
    assertThat(gateway.amount(authorization, "voided")).isEqualTo(ONE);
    assertThat(gateway.amount(authorization, "refunded")).isEqualTo(PAID - ONE);
    books.agreeWithTheGateway(List.of(UUID.fromString(id(order))));
  }

  @Test
  void lostAnswersToCaptureVoidAndRefundMoveMoneyOnce() {
    JsonNode order = buy("CARD", "sandbox-ok");
    String authorization = gateway.authorizationOf(order, "CARD");
    for (String operation : List.of("capture", "void", "refund")) {
      for (String mode : List.of("reset", "error-after", "error-before")) {
        gateway.plan(Map.of("mode", mode, "operation", operation, "authorization", authorization));
      }
    }

    JsonNode first = buyer.cancel(order, 1);
    holds(() -> buyer.refundStatus(first).equals("SUCCEEDED"));
    shopping.makeDue("order.capture", id(order));
    holds(() -> amountOf(order, "captured") != 0);
    JsonNode second = buyer.cancel(order, 1);
    holds(() -> buyer.refundStatus(second).equals("SUCCEEDED"));

    assertThat(gateway.amount(authorization, "voided")).isEqualTo(ONE);
    assertThat(gateway.amount(authorization, "captured")).isEqualTo(PAID - ONE);
    assertThat(gateway.amount(authorization, "refunded")).isEqualTo(PAID - ONE);
    books.agreeWithTheGateway(List.of(UUID.fromString(id(order))));
  }

  @Test
  void aTransferThatIsPaidBeforeItIsHeardThatAPartWasGivenUpIsTakenWholeAndThatPartSentBack() {
    JsonNode order = buy("BANK_TRANSFER", "sandbox-pending");
    String authorization = gateway.authorizationOf(order, "BANK_TRANSFER");
    gateway.plan(
        Map.of(
            "mode",
            "error-before",
            "operation",
            "void",
            "authorization",
            authorization,
            "times",
            3));
    JsonNode cancellation = buyer.cancel(order, 1);
    gateway.act(authorization, "settle", Map.of());
    holds(() -> buyer.order(order).path("status").asString().equals("AWAITING_SHIPMENT"));

    shopping.makeDue("order.capture", id(order));

    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    assertThat(gateway.amount(authorization, "captured")).isEqualTo(PAID);
    assertThat(gateway.amount(authorization, "refunded"))
        .isEqualTo(cancellation.path("amount").path("amount").asLong());
    books.agreeWithTheGateway(List.of(UUID.fromString(id(order))));
  }

  @Test
  void aTransferThatIsPaidWhileAPartOfItIsGivenUpIsBookedForWhatIsLeft() {
    JsonNode order = buy("BANK_TRANSFER", "sandbox-pending");
    String authorization = gateway.authorizationOf(order, "BANK_TRANSFER");
    JsonNode cancellation = buyer.cancel(order, 1);
    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));

    gateway.act(authorization, "settle", Map.of("succeed", true));

    holds(() -> buyer.order(order).path("status").asString().equals("AWAITING_SHIPMENT"));
    assertThat(gateway.amount(authorization, "captured")).isEqualTo(PAID - ONE);
    assertShare(order, PAID - ONE, ONE, 0);
  }

  private JsonNode buy(String method, String token) {
    return buyer.buy(Map.of(mug, 2), by(method, token)).getFirst();
  }

  private JsonNode captured(String method, String token) {
    JsonNode order = buy(method, token);
    shopping.makeDue("order.capture", id(order));
    holds(() -> amountOf(order, "captured") == PAID);
    return order;
  }

  private Api.Answer resolve(Api operator, JsonNode cancellation, String decision, String note) {
    JsonNode stuck = inFull(cancellation).getLast();
    Map<String, Object> body = Map.of("partId", id(stuck), "decision", decision, "note", note);
    return operator.post(
        "/api/v1/admin/refunds/" + id(cancellation.path("refund")) + "/resolutions", body);
  }

  private static JsonNode part(JsonNode thing) {
    JsonNode refund = thing.has("refund") ? thing.path("refund") : thing;
    return refund.path("parts").get(0);
  }

  private List<JsonNode> inFull(JsonNode cancellation) {
    return shopping
        .operator()
        .get("/api/v1/admin/refunds/" + id(cancellation.path("refund")))
        .body(200)
        .path("parts")
        .valueStream()
        .toList();
  }

  private Map<String, Object> share(JsonNode order) {
    return database
        .sql("SELECT * FROM payments.tender_shares WHERE order_id = ?::uuid")
        .param(id(order))
        .query()
        .singleRow();
  }

  private long amountOf(JsonNode order, String column) {
    return (Long) Objects.requireNonNull(share(order).get(column));
  }

  private String tenderOf(JsonNode order) {
    return String.valueOf(share(order).get("tender_id"));
  }

  private void assertShare(JsonNode order, long captured, long released, long refunded) {
    assertThat(share(order))
        .containsEntry("captured", captured)
        .containsEntry("released", released)
        .containsEntry("refunded", refunded)
        .containsEntry("going_back", 0L);
  }

  private List<Long> ledgerOf(JsonNode order) {
    return List.of(balance(order, "escrow"), balance(order, "refund-clearing"));
  }

  private long balance(JsonNode order, String account) {
    return database
        .sql(
            """
            SELECT coalesce(sum(CASE WHEN credit = :account THEN amount ELSE -amount END), 0)
            FROM payments.ledger_transfers
            WHERE order_id = :order::uuid AND :account IN (credit, debit)\
            """)
        .param("account", account)
        .param("order", id(order))
        .query(Long.class)
        .single();
  }

  private List<String> history(JsonNode order) {
    return database
        .sql("SELECT kind FROM orders.order_history WHERE order_id = ?::uuid")
        .param(id(order))
        .query(String.class)
        .list();
  }

  private long storeCredit() {
    return database
        .sql("SELECT coalesce(sum(balance), 0) FROM payments.store_credits WHERE account_id = ?")
        .param(buyer.person().account().id())
        .query(Long.class)
        .single();
  }
}
