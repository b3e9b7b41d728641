package dev.unbuy.checkout;

import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;

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

/** What a gateway tells by itself counts, whenever it is told. */
@UnbuyTest
class PaymentNoticesIT {

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private GatewayDesk gateway;
  @Autowired private JdbcClient database;

  private UUID mug = new UUID(0, 0);
  private Customer buyer;

  @BeforeEach
  void aShopWithMugs() {
    mug = marketplace.variant(marketplace.shop(), 1299, 10);
    buyer = shopping.customer();
  }

  @Test
  void aPaymentThatIsToldBeforeTheGatewayAnsweredIsNoUnpaidOrder() {
    gateway.plan(
        Map.of(
            "mode", "error-after",
            "token", "sandbox-pending",
            "operation", "authorization",
            "times", 3));
    JsonNode order = buy(by("BANK_TRANSFER", "sandbox-pending"));
    assertThat(order.path("status").asString()).isEqualTo("AWAITING_PAYMENT");

    gateway.act(authorizationUnder(tenderOf(order)), "settle", Map.of());

    holds(() -> status(order).equals("AWAITING_SHIPMENT"));
    holds(() -> deliveries(order) == 0);
    assertThat(status(order)).isEqualTo("AWAITING_SHIPMENT");
    assertThat(gateway.authorizationOf(order, "BANK_TRANSFER"))
        .isEqualTo(authorizationUnder(tenderOf(order)));
  }

  @Test
  void aReviewThatEndsBadlyAfterTheTimeForPaymentLeavesTheOrderATimeToBePaid() {
    JsonNode order = buy(by("CARD", "sandbox-review"));
    shopping.makeDue("order.unpaid", id(order));
    holds(() -> deadlines(order, "order.unpaid") == 0);
    assertThat(status(order)).isEqualTo("PAYMENT_REVIEW");

    gateway.act(gateway.authorizationOf(order, "CARD"), "settle", Map.of("succeed", false));

    holds(() -> status(order).equals("AWAITING_PAYMENT"));
    assertThat(deadlines(order, "order.unpaid")).isOne();
    shopping.makeDue("order.unpaid", id(order));
    holds(() -> status(order).equals("CANCELED"));
  }

  private JsonNode buy(Map<String, Object> payment) {
    return buyer.buy(Map.of(mug, 1), payment).getFirst();
  }

  private String status(JsonNode order) {
    return buyer.order(order).path("status").asString();
  }

  private UUID tenderOf(JsonNode order) {
    return database
        .sql("SELECT tender_id FROM payments.tender_shares WHERE order_id = ?::uuid")
        .param(id(order))
        .query(UUID.class)
        .single();
  }

  private String authorizationUnder(UUID tender) {
    List<JsonNode> done = gateway.under(tender.toString());
    return done.getFirst().path("authorizationId").asString();
  }

  private int deadlines(JsonNode order, String kind) {
    return count(
        "SELECT count(*) FROM platform.deadlines WHERE subject = ?::uuid AND kind = ?",
        id(order),
        kind);
  }

  /** What of the purchase is still to be asked of the gateway. */
  private int deliveries(JsonNode order) {
    return count(
        """
        SELECT count(*) FROM platform.outbox_deliveries d
          JOIN platform.outbox_events e ON e.id = d.event_id
        WHERE e.subject = ?::uuid AND d.consumer = ?\
        """,
        order.path("purchaseId").asString(),
        "checkout.authorize");
  }

  private int count(String sql, Object... parameters) {
    return database.sql(sql).params(parameters).query(Integer.class).single();
  }
}
