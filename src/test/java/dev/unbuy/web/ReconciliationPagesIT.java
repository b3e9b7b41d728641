package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.unbuy.accounts.Role;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.GatewayDesk;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The page on which an operator compares the books with the gateway's list. */
@UnbuyTest
@Alone
class ReconciliationPagesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private GatewayDesk gateway;
  @Autowired private Policies policies;

  @Test
  void anOperatorComparesWithTheGatewayAndClosesADifference() {
    String operation = refundBehindOurBack();
    PolicyNumbers usual = policies.current();
    decide(usual.with(usual.money().with(Duration.ZERO, Duration.ofHours(1))));
    try (Visitor operator = Visitor.at(port, Screen.DESK)) {
      operator.with(marketplace.session(marketplace.person(Role.OPERATOR)));
      Page page = operator.page();
      operator.go("/admin/reconciliation");
      operator.button("Compare now").click();
      holds(
          () -> {
            operator.go("/admin/reconciliation");
            return page.getByText(operation).count() > 0;
          });
      operator.look("money-reconciliation");
      page.setViewportSize(320, 800);
      operator.look("money-reconciliation-narrow");

      Locator card = page.locator("section.card", new Page.LocatorOptions().setHasText(operation));
      card.locator("textarea").fill("goodwill by the support");
      card.getByRole(AriaRole.BUTTON).click();

      assertThat(page.getByText(operation)).hasCount(0);
      operator.go("/admin/reconciliation?status=CLOSED");
      assertThat(page.getByText("goodwill by the support").first()).isVisible();
    } finally {
      decide(usual);
    }
  }

  /** Money that the gateway sent back without having been asked for it here. */
  private String refundBehindOurBack() {
    UUID mug = marketplace.variant(marketplace.shop(), 1_299, 5);
    JsonNode order = shopping.customer().buy(Map.of(mug, 1), by("CARD", "sandbox-ok")).getFirst();
    shopping.makeDue("order.capture", id(order));
    String authorization = gateway.authorizationOf(order, "CARD");
    holds(() -> gateway.amount(authorization, "captured") == 1_798);
    return id(gateway.act(authorization, "refunds", Map.of("amount", 5)));
  }

  private void decide(PolicyNumbers numbers) {
    policies.decide(numbers, Instant.now(), "a test", null);
  }
}
