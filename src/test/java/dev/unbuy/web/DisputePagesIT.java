package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A dispute on the pages of its three sides. */
@UnbuyTest
class DisputePagesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;

  @ParameterizedTest
  @EnumSource(Screen.class)
  void buyerSellerAndAgentBringItToItsEnd(Screen screen) {
    UUID shop = marketplace.shop();
    Customer customer = shopping.customer();
    Person keeper = marketplace.seller(shop);
    String order = delivered(customer, keeper, marketplace.variant(shop, 1_299, 9));
    try (Visitor buyer = visitor(screen, customer.person());
        Visitor seller = visitor(screen, keeper);
        Visitor agent = visitor(screen, marketplace.person(Role.AGENT))) {
      buyer.go("/orders/" + order);
      buyer.page().locator(".actions a").getByText("Open a dispute").click();
      buyer.look("dispute-open");
      buyer.page().getByLabel("What is wrong").selectOption("DAMAGED");
      buyer.page().getByLabel("What happened, in your own words").fill("a crack in it");
      buyer.button("Open the dispute").click();
      assertThat(buyer.page().locator("main")).containsText("The seller answers first.");
      String dispute = buyer.page().url().replaceAll(".*/", "");

      seller.go("/seller/disputes");
      seller.look("seller-disputes");
      seller.go("/seller/disputes/" + dispute);
      seller.look("seller-dispute");
      seller.page().getByLabel("Offered").selectOption("NOTHING");
      seller.button("Make this offer").click();

      buyer.page().reload();
      buyer.look("dispute-offered");
      buyer.button("Ask an agent to decide").click();

      agent.go("/agent/disputes");
      agent.look("agent-disputes");
      agent.go("/agent/disputes/" + dispute);
      agent.look("agent-dispute");
      agent.page().getByLabel("Decided").selectOption("PART_REFUND");
      agent.page().getByLabel("Amount, when it is a part").fill("5.00");
      agent.page().getByLabel("Your reasons, which both sides read").fill("there is a crack");
      agent.button("Decide").click();

      seller.page().reload();
      seller.button("Take the decision").click();
      buyer.page().reload();
      assertThat(buyer.page().locator("main")).containsText("there is a crack");
      assertThat(buyer.page().locator("main")).containsText("€5.00");
      buyer.look("dispute-ended");
    }
  }

  private String delivered(Customer customer, Person keeper, UUID mug) {
    JsonNode order =
        customer.buyIn("CH", Map.of(mug, 1), Shopping.by("CARD", "sandbox-ok")).getFirst();
    Api seller = Api.at(port).with(keeper.token());
    String path =
        "/api/v1/seller/fulfillments/"
            + Shopping.id(
                seller
                    .post("/api/v1/seller/orders/" + Shopping.id(order) + "/fulfillments", Map.of())
                    .body(201));
    seller.post(path + "/ship", Map.of("carrier", "DHL", "trackingNumber", "1")).body(200);
    seller.post(path + "/deliver", Map.of()).body(200);
    return Shopping.id(order);
  }

  private Visitor visitor(Screen screen, Person person) {
    return Visitor.at(port, screen).with(marketplace.session(person));
  }
}
