package dev.unbuy.refunds;

import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.policies.MoneyNumbers.AtExpiry;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.GatewayDesk;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A marketplace whose policy gives holds up when they are about to end. */
@UnbuyTest
@Alone
class ReleasedAtExpiryIT {

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private GatewayDesk gateway;
  @Autowired private JdbcClient database;
  @Autowired private Policies policies;

  @Test
  void anAuthorizationAboutToEndIsReleasedWherePolicySaysSo() {
    UUID mug = marketplace.variant(marketplace.shop(), 1_299, 2);
    Customer buyer = shopping.customer();
    JsonNode order = buyer.buy(Map.of(mug, 2), Shopping.by("CARD", "sandbox-ok")).getFirst();
    String authorization = gateway.authorizationOf(order, "CARD");
    PolicyNumbers usual = policies.current();
    decide(usual.with(usual.money().with(AtExpiry.RELEASE)));
    try {
      shopping.makeDue("payment.hold-ends", tenderOf(order));

      holds(
          () -> gateway.amount(authorization, "voided") == gateway.amount(authorization, "amount"));
      holds(() -> buyer.order(order).path("status").asString().equals("AWAITING_PAYMENT"));
    } finally {
      decide(usual);
    }
    assertThat(buyer.cancel(order, 2).path("refund").isNull()).isTrue();
    assertThat(share(order, "released")).isEqualTo(share(order, "amount"));
  }

  private void decide(PolicyNumbers numbers) {
    policies.decide(numbers, Instant.now(), "a test", null);
  }

  private String tenderOf(JsonNode order) {
    return share(order, "tender_id");
  }

  private String share(JsonNode order, String column) {
    return database
        .sql("SELECT * FROM payments.tender_shares WHERE order_id = ?::uuid")
        .param(id(order))
        .query((row, _) -> row.getString(column))
        .single();
  }
}
