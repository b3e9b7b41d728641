package dev.unbuy.payments;

import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.GatewayTelling;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Amounts, currencies, means of payment and notices that cannot be right: refused in so many words,
 * told in the log without anything personal, and nothing is changed.
 */
@UnbuyTest
@ExtendWith(OutputCaptureExtension.class)
class BadMoneyIT {

  private static final String SOMEBODY = "pat.doe@people.test";

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private JdbcClient database;
  @Autowired private GatewayTelling gateway;

  private UUID mug = new UUID(0, 0);
  private Customer buyer;

  @BeforeEach
  void aShop() {
    mug = marketplace.variant(marketplace.shop(), 1299, 20);
    buyer = shopping.customer();
  }

  @Test
  void amountsThatDoNotComeToTheTotalBuyNothing() {
    assertThat(refused(List.of(card(1799)))).isEqualTo("payments");
    assertThat(refused(List.of(card(1797)))).isEqualTo("payments");
    assertThat(refused(List.of(card(0)))).isEqualTo("payments[0].amount");
    assertThat(refused(List.of(card(-1)))).isEqualTo("payments[0].amount");
    assertThat(refused(List.of(card(Long.MAX_VALUE), card(Long.MAX_VALUE)))).isEqualTo("payments");
    nothingWasBought();
  }

  @Test
  void anotherCurrencyBuysNothing() {
    Map<String, Object> dollars = Map.of("amount", 1798, "currency", "USD");

    assertThat(refused(List.of(Map.of("method", "CARD", "token", "sandbox-ok", "amount", dollars))))
        .isEqualTo("payments[0].amount.currency");
    buyer.api().post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", 1)).body(201);
    Api.Answer total =
        buyer
            .api()
            .post(
                "/api/v1/checkout",
                Map.of(
                    "address",
                    Marketplace.addressIn("DE"),
                    "payments",
                    List.of(by("CARD", "sandbox-ok")),
                    "total",
                    dollars,
                    "confirm",
                    true));
    assertThat(field(total)).isEqualTo("total.currency");
    nothingWasBought();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHEQUE", "", "card", "CASH_ON_DELIVERY"})
  void anUnknownMeansOfPaymentBuysNothing(String method) {
    assertThat(refused(List.of(by(method, "sandbox-ok")))).isEqualTo("payments[0].method");
    nothingWasBought();
  }

  @Test
  void theDatabaseGivesNothingBackTwiceAndChangesNoPosting() {
    JsonNode order = captured();

    for (String wrong :
        List.of(
            "UPDATE payments.tender_shares SET refunded = captured + 1 WHERE order_id = ?::uuid",
            "UPDATE payments.tender_shares SET going_back = amount + 1 WHERE order_id = ?::uuid",
            "UPDATE payments.tender_shares SET captured = capture + 1 WHERE order_id = ?::uuid",
            "UPDATE payments.ledger_transfers SET amount = 1 WHERE order_id = ?::uuid",
            "DELETE FROM payments.ledger_transfers WHERE order_id = ?::uuid",
            """
            INSERT INTO payments.ledger_transfers (id, cause, kind, order_id, buyer_id, shop_id,
              debit, credit, amount, currency, at)
            SELECT gen_random_uuid(), gen_random_uuid(), kind, order_id, buyer_id, shop_id,
              'pocket', credit, amount, currency, at
            FROM payments.ledger_transfers WHERE order_id = ?::uuid\
            """)) {
      assertThatThrownBy(() -> database.sql(wrong).param(id(order)).update())
          .as(wrong)
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  @Test
  void aNoticeThatIsNotTheGatewaysIsNotBelieved(CapturedOutput log) {
    JsonNode order = captured();
    JsonNode cancellation = buyer.cancel(order, 1);
    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    String before = everything(order);
    String body = refund("failed", part(cancellation), SOMEBODY);
    Instant now = Instant.now();

    assertThat(gateway.tell("evt_1", now, body, "bm90IHRoZSBzZWNyZXQgb25l")).isEqualTo(401);
    assertThat(gateway.tell("evt_1", now.minus(Duration.ofMinutes(6)), body)).isEqualTo(401);
    assertThat(gateway.tell("evt_1", now.plus(Duration.ofMinutes(6)), body)).isEqualTo(401);
    assertThat(gateway.tellUnsigned(body)).isEqualTo(401);

    assertThat(everything(order)).isEqualTo(before);
    assertThat(log)
        .contains("A webhook was refused: its signature or its time is wrong")
        .doesNotContain(SOMEBODY, part(cancellation));
  }

  @Test
  void aNoticeAboutNothingKnownIsTakenAndChangesNothing(CapturedOutput log) {
    JsonNode order = captured();
    String before = everything(order);

    for (String body :
        List.of(
            refund("succeeded", UUID.randomUUID().toString(), SOMEBODY),
            refund("failed", "not-one-of-ours", SOMEBODY),
            "{\"type\":\"authorization.declined\",\"data\":{\"idempotencyKey\":\"%s\"}}"
                .formatted(UUID.randomUUID()),
            "{\"type\":\"weather.changed\"}",
            "[]",
            "not json, " + SOMEBODY)) {
      assertThat(gateway.tell("evt_" + UUID.randomUUID(), Instant.now(), body)).isEqualTo(200);
    }

    gateway.isHeard();
    assertThat(everything(order)).isEqualTo(before);
    assertThat(log).doesNotContain(SOMEBODY);
  }

  @Test
  void aNoticeToldTwiceOrInOtherWordsMovesMoneyOnce() {
    JsonNode order = captured();
    JsonNode cancellation = buyer.cancel(order, 1);
    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    String before = everything(order);
    String body = refund("succeeded", part(cancellation), "");

    for (String id : List.of("evt_a", "evt_a", "evt_b", "evt_c")) {
      assertThat(gateway.tell(id + part(cancellation), Instant.now(), body)).isEqualTo(200);
    }

    gateway.isHeard();
    assertThat(everything(order)).isEqualTo(before);
  }

  @Test
  void aNoticeThatComesLateOrOutOfOrderDoesNotTakeBackWhatIsSoByNow() {
    JsonNode order = captured();
    String tender =
        database
            .sql("SELECT tender_id FROM payments.tender_shares WHERE order_id = ?::uuid")
            .param(id(order))
            .query(UUID.class)
            .single()
            .toString();
    String before = everything(order);

    for (String type : List.of("declined", "expired", "succeeded", "pending")) {
      String body =
          """
          {"type":"authorization.%s","data":{"authorizationId":"auth_x","idempotencyKey":"%s"}}\
          """
              .formatted(type, tender);
      assertThat(gateway.tell("evt_" + type + tender, Instant.now(), body)).isEqualTo(200);
    }

    gateway.isHeard();
    assertThat(everything(order)).isEqualTo(before);
    assertThat(buyer.order(order).path("status").asString()).isEqualTo("AWAITING_SHIPMENT");
  }

  private JsonNode captured() {
    JsonNode order = buyer.buy(Map.of(mug, 1), by("CARD", "sandbox-ok")).getFirst();
    shopping.makeDue("order.capture", id(order));
    holds(
        () ->
            buyer.order(order).path("payments").get(0).path("captured").path("amount").asLong()
                == 1798);
    return order;
  }

  /** All that is written of an order's money, as text. */
  private String everything(JsonNode order) {
    return database
        .sql(
            """
            SELECT (SELECT string_agg(s::text, ' ' ORDER BY s.id) FROM payments.tender_shares s
                WHERE s.order_id = :order::uuid) || (SELECT string_agg(t::text, ' ' ORDER BY t.id)
                FROM payments.tenders t JOIN payments.tender_shares s ON s.tender_id = t.id
                WHERE s.order_id = :order::uuid) || coalesce((SELECT string_agg(p::text, ' '
                ORDER BY p.id) FROM refunds.refund_parts p WHERE p.order_id = :order::uuid), '')
              || (SELECT string_agg(l::text, ' ' ORDER BY l.id) FROM payments.ledger_transfers l
                WHERE l.order_id = :order::uuid) || (SELECT o.status::text || o.payment
                FROM orders.orders o WHERE o.id = :order::uuid)\
            """)
        .param("order", id(order))
        .query(String.class)
        .single();
  }

  private String part(JsonNode cancellation) {
    return id(buyer.refund(cancellation).path("parts").get(0));
  }

  private static String refund(String outcome, String key, String reason) {
    return """
    {"type":"refund.%s","data":{"operationId":"op_1","idempotencyKey":"%s","reason":"%s"}}\
    """
        .formatted(outcome, key, reason);
  }

  private static Map<String, Object> card(long amount) {
    return Map.of("method", "CARD", "token", "sandbox-ok", "amount", amount);
  }

  private String refused(List<? extends Map<String, ?>> payments) {
    buyer.api().post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", 1));
    return field(
        buyer
            .api()
            .post(
                "/api/v1/checkout",
                Map.of(
                    "address",
                    Marketplace.addressIn("DE"),
                    "payments",
                    payments,
                    "confirm",
                    true)));
  }

  private void nothingWasBought() {
    assertThat(buyer.api().get("/api/v1/orders").body(200).path("items").size()).isZero();
  }

  private static String field(Api.Answer answer) {
    return answer.body(422).path("errors").get(0).path("field").asString();
  }
}
