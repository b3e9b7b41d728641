package dev.unbuy.refunds;

import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.CancelOutcome;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.checkout.CheckoutCommand;
import dev.unbuy.checkout.CheckoutOutcome;
import dev.unbuy.checkout.Payment;
import dev.unbuy.checkout.PlacePurchase;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.GatewayDesk;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Store credit and gift balance: earned, spent, given back, and never more than the ledger says.
 */
@UnbuyTest
class BalancesIT {

  private static final long PAID = 1299 + 499;
  private static final Map<String, Object> AS_CREDIT =
      Map.of("reason", "CHANGE_OF_MIND", "refundTo", "STORE_CREDIT");

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private GatewayDesk gateway;
  @Autowired private JdbcClient database;
  @Autowired private PlacePurchase checkout;
  @Autowired private CancelOrder cancelOrder;

  private UUID shop = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);
  private Customer buyer;

  @BeforeEach
  void aShopWithMugs() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, 1299, 50);
    buyer = shopping.customer();
  }

  @Test
  void aRefundIsStoreCreditAtOnceByTheBuyersChoiceAsThePreviewShowed() {
    JsonNode order = captured("sandbox-ok");
    JsonNode preview = preview(order);
    assertThat(preview.path("parts").get(0).path("method").asString()).isEqualTo("CARD");
    JsonNode promised = preview.path("asStoreCredit").get(0);
    assertThat(promised.path("status").asString()).isEqualTo("SUCCEEDED");

    JsonNode refund = cancel(order, AS_CREDIT).body(201).path("refund");

    assertThat(refund.path("status").asString()).isEqualTo("SUCCEEDED");
    for (String field : List.of("method", "kind", "amount", "expectedBy")) {
      assertThat(refund.path("parts").get(0).path(field)).isEqualTo(promised.path(field));
    }
    assertThat(balance("STORE_CREDIT")).isEqualTo(PAID);
    assertThat(gateway.amount(gateway.authorizationOf(order, "CARD"), "refunded")).isZero();
    balancesAreWhatTheLedgerSays();

    JsonNode next = buyer.buy(Map.of(mug, 1), by("STORE_CREDIT", "")).getFirst();
    assertThat(next.path("status").asString()).isEqualTo("AWAITING_SHIPMENT");
    assertThat(balance("STORE_CREDIT")).isZero();
    assertThat(buyer.cancel(next, 1).path("refund").path("status").asString())
        .isEqualTo("SUCCEEDED");
    assertThat(balance("STORE_CREDIT")).isEqualTo(PAID);
    balancesAreWhatTheLedgerSays();
    assertThat(moves()).containsExactly(PAID, -PAID, PAID);
  }

  @Test
  void whatIsOnlyHeldIsReleasedAndNoChoiceIsOffered() {
    JsonNode order = buyer.buy(Map.of(mug, 1), by("CARD", "sandbox-ok")).getFirst();
    assertThat(preview(order).path("asStoreCredit").size()).isZero();

    JsonNode cancellation = cancel(order, AS_CREDIT).body(201);

    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    assertThat(gateway.amount(gateway.authorizationOf(order, "CARD"), "voided")).isEqualTo(PAID);
    assertThat(balance("STORE_CREDIT")).isZero();
  }

  @Test
  void storeCreditWaitsForACaptureThatIsUnderWay() {
    JsonNode order = buyer.buy(Map.of(mug, 1), by("CARD", "sandbox-ok")).getFirst();
    gateway.plan(
        Map.of(
            "mode",
            "error-before",
            "operation",
            "capture",
            "authorization",
            gateway.authorizationOf(order, "CARD")));
    shopping.makeDue("order.capture", id(order));
    holds(() -> shareOf(order, "capture") == PAID);

    JsonNode cancellation = cancel(order, AS_CREDIT).body(201);

    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    assertThat(shareOf(order, "captured")).isEqualTo(PAID);
    assertThat(balance("STORE_CREDIT")).isEqualTo(PAID);
    balancesAreWhatTheLedgerSays();
  }

  @Test
  void theSellersApprovalKeepsToWhatTheBuyerChose() {
    JsonNode order = capturedInTheUs();
    JsonNode asked = cancel(order, AS_CREDIT).body(201);
    assertThat(asked.path("status").asString()).isEqualTo("ASKED");

    shopping
        .seller(shop)
        .post("/api/v1/seller/cancellations/" + id(asked) + "/approve", Map.of())
        .body(200);

    assertThat(balance("STORE_CREDIT"))
        .isEqualTo(asked.path("amount").path("amount").asLong())
        .isGreaterThan(PAID);
    balancesAreWhatTheLedgerSays();
  }

  @Test
  void onlyABuyerChoosesAndOnlyWhatThereIs() {
    JsonNode order = captured("sandbox-ok");
    String path = "/orders/" + id(order) + "/cancellations";

    Api.Answer bySeller =
        shopping
            .seller(shop)
            .post(
                "/api/v1/seller" + path,
                Map.of("reason", "OUT_OF_STOCK", "refundTo", "STORE_CREDIT"));
    Api.Answer unknown =
        buyer
            .api()
            .post("/api/v1" + path, Map.of("reason", "CHANGE_OF_MIND", "refundTo", "CHOCOLATE"));

    assertThat(List.of(field(bySeller), field(unknown))).containsOnly("refundTo");
    assertThat(buyer.order(order).path("status").asString()).isEqualTo("AWAITING_SHIPMENT");
  }

  @Test
  void aGiftCardIsRedeemedOnceAndGoesBackToTheGiftBalance() {
    String code = giftCard(1000);
    Map<String, String> typed =
        Map.of("code", code.toLowerCase(java.util.Locale.ROOT).replace('-', ' '));
    buyer.api().post("/api/v1/gift-cards", typed).body(200);

    assertThat(field(shopping.customer().api().post("/api/v1/gift-cards", typed)))
        .isEqualTo("code");
    assertThat(field(buyer.api().post("/api/v1/gift-cards", Map.of("code", "guess"))))
        .isEqualTo("code");
    JsonNode order =
        buyer
            .buy(
                Map.of(mug, 1),
                Map.of("method", "GIFT_BALANCE", "amount", 1000),
                by("CARD", "sandbox-ok"))
            .getFirst();
    assertThat(balance("GIFT_BALANCE")).isZero();
    balancesAreWhatTheLedgerSays();
    JsonNode cancellation = buyer.cancel(order, 1);

    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    assertThat(balance("GIFT_BALANCE")).isEqualTo(1000);
    assertThat(balance("STORE_CREDIT")).isZero();
    assertThat(gateway.amount(gateway.authorizationOf(order, "CARD"), "voided"))
        .isEqualTo(PAID - 1000);
    balancesAreWhatTheLedgerSays();
  }

  @Test
  void nobodySpendsMoreThanTheBalance() {
    buyer.api().post("/api/v1/gift-cards", Map.of("code", giftCard(500))).body(200);

    buyer.api().post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", 1)).body(201);
    Api.Answer answer =
        buyer
            .api()
            .post(
                "/api/v1/checkout",
                Map.of(
                    "address", Marketplace.addressIn("DE"),
                    "payments",
                        List.of(
                            Map.of("method", "GIFT_BALANCE", "amount", 501),
                            by("CARD", "sandbox-ok")),
                    "confirm", true));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(balance("GIFT_BALANCE")).isEqualTo(500);
    assertThat(buyer.api().get("/api/v1/orders").body(200).path("items").size()).isZero();
  }

  /**
   * The window between the purchase and the answer of the gateway, of which a crash makes hours.
   */
  @Test
  void aBalanceSpentAndGivenBackBeforeThePaymentIsSettledIsBookedBothWays() {
    buyer.api().post("/api/v1/gift-cards", Map.of("code", giftCard(PAID))).body(200);
    buyer.api().post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", 1)).body(201);
    UUID account = buyer.person().account().id();
    CheckoutOutcome placed =
        checkout.place(
            new CheckoutCommand(
                account,
                "Pat",
                new Address("Pat", "1 Main Street", null, "Town", null, "12345", "DE"),
                List.of(new Payment(PaymentMethod.GIFT_BALANCE, "", null)),
                null));
    assertThat(placed).isInstanceOf(CheckoutOutcome.Placed.class);
    UUID order = ((CheckoutOutcome.Placed) placed).orders().getFirst();

    CancelOutcome outcome =
        cancelOrder.cancel(
            new CancelOrderCommand(
                new Actor.Buyer(account), order, Reason.CHANGE_OF_MIND, null, List.of()));

    assertThat(outcome).isInstanceOf(CancelOutcome.Settled.class);
    assertThat(balance("GIFT_BALANCE")).isEqualTo(PAID);
    balancesAreWhatTheLedgerSays();
    checkout.pay((CheckoutOutcome.Placed) placed);
    balancesAreWhatTheLedgerSays();
    assertThat(balance("GIFT_BALANCE")).isEqualTo(PAID);
  }

  @Test
  void aClosedCardsRefundIsPaidToABankAccountThatTheBuyerGaveAndIsForgottenThen() {
    JsonNode order = captured("sandbox-closed-card");
    JsonNode cancellation = buyer.cancel(order, 1);
    holds(() -> buyer.refundStatus(cancellation).equals("NEEDS_ATTENTION"));
    String refund = id(cancellation.path("refund"));
    String path = "/api/v1/refunds/" + refund + "/bank-account";
    String part = id(buyer.refund(cancellation).path("parts").get(0));
    holds(() -> mails().stream().anyMatch(text -> text.contains("/refunds/" + refund)));

    assertThat(field(give(buyer, path, part, "DE89 3704 0044 0532 0130 01", "")))
        .isEqualTo("account");
    assertThat(field(give(buyer, path, part, "12345678", ""))).isEqualTo("bank");
    assertThat(give(shopping.customer(), path, part, "DE89370400440532013000", "").status())
        .isEqualTo(404);
    give(buyer, path, part, "12345678", "026009593").body(200);
    give(buyer, path, part, "de89 3704 0044 0532 0130 00", "").body(200);

    Api operator = shopping.operator();
    String inFull = "/api/v1/admin/refunds/" + refund;
    JsonNode wanted = operator.get(inFull).body(200).path("parts").get(0).path("bankAccount");
    assertThat(wanted.path("account").asString()).isEqualTo("DE89370400440532013000");
    operator
        .post(
            inFull + "/resolutions",
            Map.of("partId", part, "decision", "PAID_BY_HAND", "note", "transfer 4711"))
        .body(200);
    JsonNode kept = operator.get(inFull).body(200).path("parts").get(0).path("bankAccount");
    assertThat(kept.path("account").asString()).isEqualTo("3000");
    assertThat(kept.path("holder").asString()).isEmpty();
    assertThat(give(buyer, path, part, "DE89370400440532013000", "").status()).isEqualTo(409);
  }

  private Api.Answer give(Customer who, String path, String part, String account, String bank) {
    return who.api()
        .post(path, Map.of("partId", part, "holder", "Pat Doe", "account", account, "bank", bank));
  }

  private List<String> mails() {
    return shopping
        .operator()
        .get("/api/v1/admin/mails?to=" + buyer.person().account().email())
        .body(200)
        .path("items")
        .valueStream()
        .map(mail -> mail.path("text").asString())
        .toList();
  }

  private String giftCard(long amount) {
    return shopping
        .operator()
        .post(
            "/api/v1/admin/gift-cards",
            Map.of("amount", Map.of("amount", amount, "currency", "EUR")))
        .body(201)
        .path("code")
        .asString();
  }

  private JsonNode captured(String token) {
    JsonNode order = buyer.buy(Map.of(mug, 1), by("CARD", token)).getFirst();
    shopping.makeDue("order.capture", id(order));
    holds(() -> shareOf(order, "captured") == PAID);
    return order;
  }

  /** Where no statute lets a buyer cancel, and the hour of grace is over. */
  private JsonNode capturedInTheUs() {
    buyer.api().post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", 1)).body(201);
    JsonNode order =
        buyer
            .api()
            .post(
                "/api/v1/checkout",
                Map.of(
                    "address", Marketplace.addressIn("US"),
                    "payments", List.of(by("CARD", "sandbox-ok")),
                    "confirm", true))
            .body(201)
            .path("orders")
            .get(0);
    shopping.makeDue("order.capture", id(order));
    holds(() -> shareOf(order, "captured") > PAID);
    database
        .sql("UPDATE orders.orders SET paid_at = paid_at - interval '2 hours' WHERE id = ?::uuid")
        .param(id(order))
        .update();
    return order;
  }

  private Api.Answer cancel(JsonNode order, Map<String, Object> body) {
    return buyer.api().post("/api/v1/orders/" + id(order) + "/cancellations", body);
  }

  private JsonNode preview(JsonNode order) {
    return buyer
        .api()
        .get("/api/v1/orders/" + id(order) + "/cancellation-options?reason=CHANGE_OF_MIND")
        .body(200)
        .path("refundPreview");
  }

  private long shareOf(JsonNode order, String column) {
    return database
        .sql("SELECT sum(" + column + ") FROM payments.tender_shares WHERE order_id = ?::uuid")
        .param(id(order))
        .query(Long.class)
        .single();
  }

  private long balance(String kind) {
    return buyer
        .api()
        .get("/api/v1/balance")
        .body(200)
        .path("balances")
        .valueStream()
        .filter(one -> one.path("kind").asString().equals(kind))
        .mapToLong(one -> one.path("balance").path("amount").asLong())
        .sum();
  }

  private List<Long> moves() {
    return buyer
        .api()
        .get("/api/v1/balance")
        .body(200)
        .path("moves")
        .path("items")
        .valueStream()
        .map(one -> one.path("amount").path("amount").asLong())
        .toList();
  }

  private void balancesAreWhatTheLedgerSays() {
    for (String kind : List.of("STORE_CREDIT", "GIFT_BALANCE")) {
      long booked =
          database
              .sql(
                  """
                  SELECT coalesce(sum(CASE WHEN credit = :account THEN amount ELSE -amount END), 0)
                  FROM payments.ledger_transfers
                  WHERE buyer_id = :buyer AND :account IN (credit, debit)\
                  """)
              .param(
                  "account", "buyer-" + kind.toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
              .param("buyer", buyer.person().account().id())
              .query(Long.class)
              .single();
      assertThat(balance(kind)).as(kind).isEqualTo(booked);
    }
  }

  private static String field(Api.Answer answer) {
    return answer.body(422).path("errors").get(0).path("field").asString();
  }
}
