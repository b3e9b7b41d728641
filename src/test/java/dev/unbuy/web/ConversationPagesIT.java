package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A conversation on the pages of its sides. */
@UnbuyTest
class ConversationPagesIT {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;

  @Test
  void buyerAndSellerChatInTwoBrowsers() {
    UUID shop = marketplace.shop();
    Customer customer = shopping.customer();
    JsonNode order =
        customer
            .buy(Map.of(marketplace.variant(shop, 1_299, 9), 1), Shopping.by("CARD", "sandbox-ok"))
            .getFirst();
    try (Visitor buyer = visitor(Screen.PHONE, customer.person());
        Visitor seller = visitor(Screen.DESK, marketplace.seller(shop))) {
      buyer.go("/orders/" + Shopping.id(order));
      buyer.page().locator("main a").getByText("Write to the seller").click();
      buyer.look("talk-new");
      buyer.page().getByLabel("Your message").fill("Does it fit a dishwasher?");
      buyer.button("Send").click();
      String talk = buyer.page().url().replaceAll(".*/|#.*", "");

      seller.go("/seller/conversations");
      seller.look("seller-talks");
      seller.go("/seller/conversations/" + talk);
      seller.page().getByLabel("Your message").pressSequentially("It does");
      assertThat(buyer.page().locator("#typing")).containsText("The seller is writing", SOON);
      seller.page().getByLabel("Your message").fill("It does, <b>of course</b>");
      seller.button("Send").click();

      assertThat(buyer.page().locator("#talk")).containsText("It does, <b>of course</b>", SOON);
      assertThat(seller.page().locator("#talk")).containsText("It does, <b>of course</b>", SOON);
      assertThat(seller.page().getByText("Seen")).isVisible();
      buyer.page().getByLabel("Your message").fill("Thank you");
      buyer.button("Send").click();
      assertThat(seller.page().locator("#talk")).containsText("Thank you", SOON);
      assertThat(seller.page().locator("#talk .said")).hasCount(3);
      seller.look("seller-talk");
      buyer.look("talk");
    }
  }

  private Visitor visitor(Screen screen, Person person) {
    return Visitor.at(port, screen).with(marketplace.session(person));
  }
}
