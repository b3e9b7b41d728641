package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import tools.jackson.databind.JsonNode;

/** A conversation on the pages of its sides. */
@UnbuyTest
class ConversationPagesIT {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private JdbcClient database;
  @Autowired private JavaMailSender sender;

  @Test
  void buyerAndSellerChatInTwoBrowsers() {
    UUID shop = marketplace.shop();
    Customer customer = shopping.customer();
    JsonNode order =
        customer
            .buy(Map.of(marketplace.variant(shop, 1_299, 9), 1), Shopping.by("CARD", "sandbox-ok"))
            .getFirst();
    Person keeper = marketplace.seller(shop);
    try (Visitor buyer = visitor(Screen.PHONE, customer.person());
        Visitor seller = visitor(Screen.DESK, keeper)) {
      buyer.go("/orders/" + Shopping.id(order));
      buyer.page().locator("main a").getByText("Write to the seller").click();
      buyer.look("talk-new");
      buyer.page().getByLabel("Your message").fill("Does it fit a dishwasher?");
      buyer.button("Send").click();
      String talk = buyer.page().url().replaceAll(".*/|#.*", "");
      String seat = keeper.account().email();
      Eventually.holds(() -> replyTo(seat).isPresent());

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

      SimpleMailMessage mail = new SimpleMailMessage();
      mail.setFrom(seat);
      mail.setTo(replyTo(seat).orElseThrow());
      mail.setSubject("Re: New message");
      mail.setText("You are welcome <3\n\nOn Tue, Pat wrote:\n> Thank you\n-- \nThe shop");
      sender.send(mail);
      assertThat(buyer.page().locator("#talk")).containsText("You are welcome <3", SOON);
      assertThat(buyer.page().locator("#talk")).not().containsText("Pat wrote");
    }
  }

  @Test
  void anAgentAnswersAtTheDeskAndBothSeeWhatCanBeDoneAndDoIt() {
    UUID shop = marketplace.shop();
    Customer customer = shopping.customer();
    JsonNode order =
        customer
            .buy(Map.of(marketplace.variant(shop, 1_299, 9), 2), Shopping.by("CARD", "sandbox-ok"))
            .getFirst();
    try (Visitor buyer = visitor(Screen.PHONE, customer.person());
        Visitor agent = visitor(Screen.DESK, marketplace.person(Role.AGENT))) {
      buyer.go("/conversations/new?with=SUPPORT&order=" + Shopping.id(order));
      buyer.page().getByLabel("Your message").fill("I want one fewer");
      buyer.button("Send").click();
      String talk = buyer.page().url().replaceAll(".*/|#.*", "");
      agent.go("/agent");
      agent.look("desk");
      agent.go("/agent/macros");
      agent.look("macros");
      agent.go("/agent/conversations/" + talk);
      agent.page().getByLabel("Prepared answer").selectOption("Anything else");
      agent.button("Use it").click();
      agent.look("desk-conversation");
      agent.button("Send").click();
      assertThat(buyer.page().locator("#talk")).containsText("is there anything else", SOON);

      buyer.page().reload();
      buyer.page().getByLabel("Cancel, because").selectOption("CHANGE_OF_MIND");
      buyer.button("See what would come back").click();
      buyer.look("talk-cancel");
      buyer.page().locator("input[type=number]").fill("1");
      buyer.button("Cancel").click();
      assertThat(agent.page().locator("#talk")).containsText("Items were canceled", SOON);
      agent.page().reload();
      agent.page().getByLabel("Cancel, because").selectOption("CHANGE_OF_MIND");
      agent.button("See what would come back").click();
      agent.look("desk-cancel");
      agent.button("Cancel for " + customer.person().account().name()).click();
      assertThat(buyer.page().locator("#talk")).containsText("Canceled for the buyer", SOON);
      agent.go("/admin/support");
      agent.look("support-figures");
    }
  }

  /** The address at which somebody answers by mail. */
  private Optional<String> replyTo(String email) {
    return database
        .sql(
            "SELECT DISTINCT reply_to FROM notifications.mails WHERE recipient = ? AND reply_to <>"
                + " ''")
        .param(email)
        .query(String.class)
        .optional();
  }

  private Visitor visitor(Screen screen, Person person) {
    return Visitor.at(port, screen).with(marketplace.session(person));
  }
}
