package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Changing an order at its pages, on every screen and without JavaScript. */
@UnbuyTest
class ChangePagesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private DueDates dueDates;

  private UUID shop = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);

  @BeforeEach
  void aShop() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, 2_000, 10);
    marketplace.sibling(mug, "large and green", 2_600, 3);
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void aLargerOneAndOneMoreAreSeenPaidAndMade(Screen screen) {
    Customer buyer = shopping.customer();
    JsonNode order = buyer.buy(Map.of(mug, 1), by("CARD", "sandbox-ok")).getFirst();
    try (Visitor visitor = Visitor.at(port, screen).with(marketplace.session(buyer.person()))) {
      Page page = visitor.page();
      visitor.go("/orders/" + id(order));
      page.getByText("Change the order").click();
      visitor.look("change-choose");
      page.getByLabel("How many").fill("2");
      page.getByText("large and green").click();
      visitor.button("See what it comes to").click();
      assertThat(page.locator(".facts .total dd")).hasText("€32.00");
      visitor.look("change-review");

      visitor.button("Change it and pay €32.00").click();

      assertThat(page.locator("h1")).hasText("Changed");
      visitor.look("change-made");
      page.getByText("Back to the order").click();
      assertThat(page.getByText("2 × large and green")).isVisible();
    }
  }

  @Test
  void theSellerIsAskedAndAnswersOnTheOrdersPage() {
    Customer buyer = shopping.customer();
    JsonNode order = buyer.buy(Map.of(mug, 2), by("CARD", "sandbox-ok")).getFirst();
    dueDates.graceIsOver(List.of(UUID.fromString(id(order))));
    try (Visitor visitor =
        Visitor.at(port, Screen.PHONE).with(marketplace.session(buyer.person()))) {
      visitor.go("/orders/" + id(order) + "/change");
      visitor.page().getByLabel("How many").fill("1");
      visitor.button("See what it comes to").click();
      visitor.look("change-ask");
      visitor.button("Ask the seller").click();
      assertThat(visitor.page().locator("h1")).hasText("The seller is asked");
      visitor.look("change-asked");
      visitor.go("/orders/" + id(order));
      visitor.look("change-waits");
    }
    try (Visitor seller =
        Visitor.at(port, Screen.DESK).with(marketplace.session(marketplace.seller(shop)))) {
      seller.go("/seller");
      seller.look("seller-changes");
      seller.go("/seller/orders/" + id(order));
      seller.look("seller-change");
      seller.button("Make the change").click();
      assertThat(seller.page().getByText("Pat asks for a change")).hasCount(0);
    }
    assertThat(buyer.order(order).path("lines").get(0).path("ordered").asInt()).isEqualTo(1);
  }

  @Test
  void anOrderThatCouldNotBePaidIsPaidInAnotherWay() {
    Customer buyer = shopping.customer();
    JsonNode order = buyer.buy(Map.of(mug, 1), by("CARD", "sandbox-declined")).getFirst();
    try (Visitor visitor =
        Visitor.at(port, Screen.PHONE).with(marketplace.session(buyer.person()))) {
      visitor.go("/orders/" + id(order));
      visitor.page().locator(".alert").getByText("Pay in another way").click();
      visitor.look("change-pay");
      visitor.page().locator("input[value=WALLET]").check();
      visitor.button("Pay €24.99").click();
      assertThat(visitor.page().locator("h1")).hasText("Changed");
      visitor.look("change-paid");
    }
    assertThat(buyer.order(order).path("status").asString()).isEqualTo("AWAITING_SHIPMENT");
  }

  @Test
  void whatIsNoLongerSoIsShownAsItIsNow() {
    Customer buyer = shopping.customer();
    JsonNode order = buyer.buy(Map.of(mug, 1), by("CARD", "sandbox-ok")).getFirst();
    UUID other = marketplace.sibling(mug, "tiny", 2_100, 3);
    try (Visitor visitor =
        Visitor.at(port, Screen.DESK).with(marketplace.session(buyer.person()))) {
      visitor.go("/orders/" + id(order) + "/change");
      visitor.page().getByText("tiny").click();
      visitor.button("See what it comes to").click();
      marketplace.priceBecomes(other, 2_300);

      visitor.button("Change it and pay €1.00").click();

      assertThat(visitor.page().getByRole(AriaRole.ALERT))
          .hasText("It is no longer what you saw. This is what it would be now.");
      visitor.look("change-stale");
      visitor.button("Change it and pay €3.00").click();
      assertThat(visitor.page().locator("h1")).hasText("Changed");
    }
  }
}
