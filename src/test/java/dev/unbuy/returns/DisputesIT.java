package dev.unbuy.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A dispute from the complaint to the money: agreed, decided, or ended by a clock. */
@UnbuyTest
class DisputesIT {

  private static final long ALL = 2 * 1_299 + 499;

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private DueDates dueDates;
  @Autowired private JdbcClient database;

  private UUID shop = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);
  private Customer customer;
  private Api seller = Api.at(0);
  private Api agent = Api.at(0);

  @BeforeEach
  void threeSides() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, 1_299, 10);
    customer = shopping.customer();
    seller = shopping.seller(shop);
    agent = Api.at(port).with(marketplace.person(Role.AGENT).token());
  }

  @Test
  void anOfferThatIsTakenMovesTheMoneyAndTheGoodsStay() {
    JsonNode order = delivered();
    JsonNode dispute = open(order, "DAMAGED", "REFUND").body(201);
    assertThat(amount(dispute.path("value"))).isEqualTo(ALL);
    assertThat(confirm(order).body(409).path("rule").asString()).isEqualTo("a-dispute-is-open");

    offer(dispute, "PART_REFUND", 800L).body(200);
    JsonNode closed = mine(dispute, "accept", Map.of()).body(200);

    assertThat(closed.path("result").path("relief").asString()).isEqualTo("PART_REFUND");
    assertThat(closed.path("lost").asBoolean()).isFalse();
    assertThat(refunded(order)).isEqualTo(800);
    confirm(order).body(200);
    Eventually.holds(() -> refundStatus(order).equals("SUCCEEDED"));
  }

  @Test
  void theSellersSilenceGivesWhatIsWantedAndCountsAgainstIt() {
    JsonNode order = delivered();
    JsonNode dispute = open(order, "NOT_AS_DESCRIBED", "REFUND").body(201);
    clock(dispute);

    JsonNode closed = now(dispute);
    assertThat(closed.path("status").asString()).isEqualTo("CLOSED");
    assertThat(closed.path("lost").asBoolean()).isTrue();
    assertThat(refunded(order)).isEqualTo(ALL);
    Eventually.holds(
        () ->
            database
                .sql("SELECT lost_dispute FROM standing.order_facts WHERE order_id = ?::uuid")
                .param(Shopping.id(order))
                .query(Boolean.class)
                .optional()
                .orElse(false));
  }

  @Test
  void anAgentDecidesWithReasonsAndOneAppealIsHeard() {
    JsonNode order = delivered();
    JsonNode dispute = open(order, "DAMAGED", "REFUND").body(201);
    offer(dispute, "NOTHING", null).body(200);
    mine(dispute, "statements", Map.of("statement", "see the crack")).body(200);
    mine(dispute, "escalate", Map.of()).body(200);
    assertThat(agent.get("/api/v1/agent/disputes?limit=200").body(200).path("items").valueStream())
        .anyMatch(one -> Shopping.id(one).equals(Shopping.id(dispute)));

    assertThat(decide(dispute, Map.of("decision", "NOTHING")).status()).isEqualTo(422);
    decide(dispute, Map.of("decision", "NOTHING", "because", "no crack to be seen")).body(200);
    assertThat(refunded(order)).isZero();
    mine(dispute, "appeal", Map.of("statement", "look again")).body(200);
    JsonNode closed =
        decide(
                dispute,
                Map.of(
                    "decision", "PARTIAL_REFUND", "amount", euros(500), "because", "there is one"))
            .body(200);

    assertThat(closed.path("status").asString()).isEqualTo("CLOSED");
    assertThat(closed.path("because").asString()).isEqualTo("there is one");
    assertThat(refunded(order)).isEqualTo(500);
    assertThat(now(dispute).path("statements")).hasSize(4);
    assertThat(mine(dispute, "appeal", Map.of("statement", "again")).status()).isEqualTo(409);
  }

  @Test
  void aDecisionTakesEffectWhenNobodyAppeals() {
    JsonNode order = delivered();
    JsonNode dispute = open(order, "DAMAGED", "REFUND").body(201);
    seller.post(sellers(dispute, "escalate"), Map.of()).body(200);
    decide(dispute, Map.of("decision", "REFUND", "because", "it is broken")).body(200);
    assertThat(mine(dispute, "accept", Map.of()).body(409).path("rule").asString())
        .isEqualTo("it-is-the-other-sides-to-accept");
    clock(dispute);

    assertThat(now(dispute).path("status").asString()).isEqualTo("CLOSED");
    assertThat(refunded(order)).isEqualTo(ALL);
  }

  @Test
  void theSameOnceMoreIsALineOfItsOwnThatShipsLikeAnyOther() {
    JsonNode order = delivered();
    JsonNode dispute = open(order, "DAMAGED", "REPLACEMENT").body(201);
    offer(dispute, "REPLACEMENT", null).body(200);

    JsonNode now = customer.order(order);
    assertThat(now.path("lines")).hasSize(2);
    assertThat(now.path("lines").get(1).path("ordered").asInt()).isEqualTo(2);
    assertThat(amount(now.path("lines").get(1).path("unitPrice"))).isZero();
    assertThat(now.path("status").asString()).isEqualTo("PARTIALLY_SHIPPED");
    ship(order, true);
    assertThat(customer.order(order).path("status").asString()).isEqualTo("DELIVERED");
    assertThat(refunded(order)).isZero();
    confirm(order).body(200);
  }

  @Test
  void aReturnAtTheSellersCostIsApprovedAtOnce() {
    JsonNode order = delivered();
    JsonNode dispute = open(order, "NOT_AS_DESCRIBED", "RETURN").body(201);
    offer(dispute, "RETURN", null).body(200);

    JsonNode one = customer.order(order).path("returns").get(0);
    assertThat(one.path("status").asString()).isEqualTo("APPROVED");
    assertThat(one.path("payer").asString()).isEqualTo("SELLER");
    assertThat(amount(one.path("amount"))).isEqualTo(ALL);
  }

  @Test
  void onlyWhatCanBeDisputedIs() {
    JsonNode order = order();
    assertThat(rule(open(order, "DAMAGED", "REFUND"))).isEqualTo("NOTHING_HAS_SHIPPED");
    ship(order, false);
    assertThat(rule(open(order, "NOT_ARRIVED", "REFUND"))).isEqualTo("STILL_ON_ITS_WAY");
    assertThat(rule(open(order, "DAMAGED", "REFUND"))).isEqualTo("NOTHING_TO_DISPUTE");

    JsonNode there = delivered();
    assertThat(open(there, "DAMAGED", "NOTHING").status()).isEqualTo(422);
    assertThat(open(there, "NOT_ARRIVED", "RETURN").status()).isEqualTo(422);
    assertThat(open(there, "DAMAGED", "PART_REFUND").status()).isEqualTo(422);
    open(there, "DAMAGED", "REFUND").body(201);
    assertThat(rule(open(there, "DAMAGED", "REFUND"))).isEqualTo("DISPUTE_IS_OPEN");
    assertThat(
            customer
                .api()
                .post(
                    "/api/v1/orders/" + Shopping.id(there) + "/returns",
                    Map.of("reason", "DAMAGED"))
                .body(409)
                .path("rule")
                .asString())
        .isEqualTo("DISPUTE_IS_OPEN");

    JsonNode over = delivered();
    confirm(over).body(200);
    assertThat(rule(open(over, "DAMAGED", "REFUND"))).isEqualTo("PROTECTION_IS_OVER");
  }

  private JsonNode order() {
    return customer.buyIn("CH", Map.of(mug, 2), Shopping.by("CARD", "sandbox-ok")).getFirst();
  }

  private JsonNode delivered() {
    JsonNode order = order();
    ship(order, true);
    Eventually.holds(
        () -> amount(customer.order(order).path("payments").get(0).path("captured")) == ALL);
    return order;
  }

  private void ship(JsonNode order, boolean delivered) {
    String path =
        "/api/v1/seller/fulfillments/"
            + Shopping.id(
                seller
                    .post("/api/v1/seller/orders/" + Shopping.id(order) + "/fulfillments", Map.of())
                    .body(201));
    seller.post(path + "/ship", Map.of("carrier", "DHL", "trackingNumber", "1")).body(200);
    if (delivered) {
      seller.post(path + "/deliver", Map.of()).body(200);
    }
  }

  private Api.Answer open(JsonNode order, String kind, String wants) {
    return customer
        .api()
        .post(
            "/api/v1/orders/" + Shopping.id(order) + "/disputes",
            Map.of("kind", kind, "statement", "it is broken", "wants", wants));
  }

  private Api.Answer offer(JsonNode dispute, String relief, @Nullable Long amount) {
    Map<String, Object> body = new HashMap<>(Map.of("offer", relief, "statement", "sorry"));
    if (amount != null) {
      body.put("amount", euros(amount));
    }
    return seller.post(sellers(dispute, "offer"), body);
  }

  private Api.Answer decide(JsonNode dispute, Map<String, ?> body) {
    return agent.post("/api/v1/agent/disputes/" + Shopping.id(dispute) + "/decide", body);
  }

  private Api.Answer mine(JsonNode dispute, String step, Map<String, ?> body) {
    return customer.api().post("/api/v1/disputes/" + Shopping.id(dispute) + "/" + step, body);
  }

  private static String sellers(JsonNode dispute, String step) {
    return "/api/v1/seller/disputes/" + Shopping.id(dispute) + "/" + step;
  }

  private Api.Answer confirm(JsonNode order) {
    return customer
        .api()
        .post("/api/v1/orders/" + Shopping.id(order) + "/confirm-receipt", Map.of());
  }

  private void clock(JsonNode dispute) {
    String before = now(dispute).path("status").asString();
    var _ = dueDates.fire("dispute.clock", UUID.fromString(Shopping.id(dispute)));
    Eventually.holds(() -> !now(dispute).path("status").asString().equals(before));
  }

  private JsonNode now(JsonNode dispute) {
    return customer.api().get("/api/v1/disputes/" + Shopping.id(dispute)).body(200);
  }

  private String refundStatus(JsonNode order) {
    return customer.order(order).path("refunds").get(0).path("status").asString();
  }

  private long refunded(JsonNode order) {
    return customer
        .order(order)
        .path("refunds")
        .valueStream()
        .mapToLong(refund -> amount(refund.path("amount")))
        .sum();
  }

  private static String rule(Api.Answer refused) {
    return refused.body(409).path("rule").asString();
  }

  private static Map<String, Object> euros(long amount) {
    return Map.of("amount", amount, "currency", "EUR");
  }

  private static long amount(JsonNode money) {
    return money.path("amount").asLong();
  }
}
