package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Axe;
import dev.unbuy.testing.Browsers;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Pictures;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.UnpaidParcels;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The operator's pages about refunds, and what a buyer sees of a refund that is stuck. */
@UnbuyTest
class MoneyPagesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private UnpaidParcels parcels;
  private BrowserContext context = Browsers.chromium().newContext();

  @AfterEach
  void closeTheBrowser() {
    context.close();
  }

  @Test
  void anOperatorSaysThatAStuckRefundWasPaidByHand() {
    JsonNode cancellation = stuck(shopping.customer());
    Page page = open(new NewContextOptions().setViewportSize(1280, 900));
    signIn(page, marketplace.person(Role.OPERATOR).account().email());
    page.navigate(url("/admin"));
    page.navigate(url("/admin/refunds?status=NEEDS_ATTENTION"));
    look(page, "money-refunds");
    page.navigate(url("/admin/refunds/" + id(cancellation.path("refund"))));
    look(page, "money-refund");

    page.getByLabel("How the buyer agreed").fill("bank transfer 4711 of today");
    button(page, "It was paid by hand").click();

    assertThat(page.locator(".lead .status")).hasText("Arrived");
    assertThat(page.getByText("bank transfer 4711 of today")).isVisible();
    look(page, "money-refund-paid");
  }

  @Test
  void aBuyerTakesStoreCreditForAClosedCardOnAPhoneInTheDark() {
    Customer buyer = shopping.customer();
    JsonNode cancellation = stuck(buyer);
    Page page =
        open(new NewContextOptions().setViewportSize(320, 800).setColorScheme(ColorScheme.DARK));
    signIn(page, buyer.person().account().email());
    page.navigate(url("/cancellations/" + id(cancellation)));
    look(page, "money-closed-card");
    page.getByText("See where it is").click();
    look(page, "money-refund-choice");

    button(page, "Take €17.98 as store credit").click();

    assertThat(page.locator("h2").first()).containsText("Store credit");
    look(page, "money-store-credit");
    page.navigate(url("/account/balance"));
    assertThat(page.locator(".total dd")).hasText("€17.98");
    look(page, "money-balance");
  }

  @Test
  void aBuyerGivesABankAccountForAClosedCard() {
    Customer buyer = shopping.customer();
    JsonNode cancellation = stuck(buyer);
    Page page = open(new NewContextOptions().setViewportSize(1280, 900));
    signIn(page, buyer.person().account().email());
    page.navigate(url("/refunds/" + id(cancellation.path("refund"))));
    page.getByLabel("Account holder").fill("Pat Doe");
    page.getByLabel("IBAN or account number").fill("DE89 3704 0044 0532 0130 01");
    button(page, "Send it to this account").click();
    assertThat(page.locator(".wrong")).containsText("is no IBAN");
    assertThat(page.getByLabel("Account holder")).hasValue("Pat Doe");
    look(page, "money-bank-account-wrong");

    page.getByLabel("IBAN or account number").fill("DE89 3704 0044 0532 0130 00");
    button(page, "Send it to this account").click();

    assertThat(page.locator(".saved")).hasText("We send €17.98 to the account that ends in …3000.");
    look(page, "money-bank-account");
    context.clearCookies();
    signIn(page, marketplace.person(Role.OPERATOR).account().email());
    page.navigate(url("/admin/refunds/" + id(cancellation.path("refund"))));
    assertThat(page.locator("main")).containsText("DE89370400440532013000");
    look(page, "money-bank-account-operator");
  }

  @Test
  void aBuyerChoosesStoreCreditWhenCancelingOnAPhoneInTheDark() {
    Customer buyer = shopping.customer();
    JsonNode order = captured(buyer, "sandbox-ok");
    Page page =
        open(new NewContextOptions().setViewportSize(320, 800).setColorScheme(ColorScheme.DARK));
    signIn(page, buyer.person().account().email());
    page.navigate(
        url(
            "/orders/%s/cancel/review?reason=CHANGE_OF_MIND&q_%s=1"
                .formatted(id(order), id(order.path("lines").get(0)))));
    assertThat(page.getByText("As you paid")).isVisible();
    look(page, "money-choice");

    page.getByText("As store credit").click();
    page.locator("main form button").last().click();

    assertThat(page.locator("h3").first()).hasText("Store credit, €17.98");
    look(page, "money-choice-done");
  }

  @Test
  void aGiftCardIsIssuedAndRedeemed() {
    Page page = open(new NewContextOptions().setViewportSize(1280, 900));
    signIn(page, marketplace.person(Role.OPERATOR).account().email());
    page.navigate(url("/admin/gift-cards"));
    page.getByLabel("Amount").fill("25");
    button(page, "Issue a gift card").click();
    String code = page.locator(".secret").textContent();
    look(page, "money-gift-card");
    context.clearCookies();
    signIn(page, shopping.customer().person().account().email());
    page.navigate(url("/account/balance"));
    page.getByLabel("Code").fill("nothing");
    button(page, "Redeem").click();
    assertThat(page.locator(".wrong")).isVisible();

    page.getByLabel("Code").fill(code);
    button(page, "Redeem").click();

    assertThat(page.locator(".total dd")).hasText("€25.00");
    look(page, "money-gift-balance");
    page.navigate(url("/account"));
    assertThat(page.locator("#balance")).containsText("€25.00");
  }

  @Test
  void goodWillIsGivenWithAReasonThatTheBuyerReads() {
    Customer buyer = shopping.customer();
    String email = buyer.person().account().email();
    Page page = open(new NewContextOptions().setViewportSize(1280, 900));
    signIn(page, marketplace.person(Role.OPERATOR).account().email());
    page.navigate(url("/admin/store-credits"));
    page.getByLabel("Buyer").fill(email);
    page.getByLabel("Amount").fill("900");
    page.getByLabel("Reason").fill("a long way for nothing");
    button(page, "Give store credit").click();
    assertThat(page.locator(".wrong").first()).containsText("100.00 EUR");
    assertThat(page.getByLabel("Reason")).hasValue("a long way for nothing");
    look(page, "money-credit-too-much");

    page.getByLabel("Amount").fill("9");
    button(page, "Give store credit").click();

    assertThat(page.locator(".saved")).isVisible();
    assertThat(page.getByText(email)).isVisible();
    page.setViewportSize(320, 800);
    look(page, "money-credit-given");
    context.clearCookies();
    signIn(page, email);
    page.navigate(url("/account/balance"));
    assertThat(page.getByText("a long way for nothing")).isVisible();
    look(page, "money-credit-buyer");
  }

  @Test
  void theOperatorsPagesFitAPhoneInTheDark() {
    JsonNode cancellation = stuck(shopping.customer());
    Page page =
        open(new NewContextOptions().setViewportSize(320, 800).setColorScheme(ColorScheme.DARK));
    signIn(page, marketplace.person(Role.OPERATOR).account().email());
    page.navigate(url("/admin/refunds"));
    look(page, "money-refunds-phone");
    page.navigate(url("/admin/refunds/" + id(cancellation.path("refund"))));
    look(page, "money-refund-phone");
  }

  @Test
  void whatHasLeftAndIsNotPaidIsPaidOnAPhoneInTheDarkOrGivenUp() {
    Customer buyer = shopping.customer();
    UUID shop = marketplace.shop();
    JsonNode order = parcels.shipped(buyer, shop);
    JsonNode other = parcels.shipped(buyer, shop);
    Page page =
        open(new NewContextOptions().setViewportSize(320, 800).setColorScheme(ColorScheme.DARK));
    signIn(page, buyer.person().account().email());
    page.navigate(url("/orders/" + id(order)));
    assertThat(page.locator(".alert").first()).containsText("€30.97 of this order is not paid");
    look(page, "money-unpaid");

    page.locator(".alert a").first().click();
    look(page, "money-unpaid-pay");
    button(page, "Pay €30.97").click();

    holds(() -> buyer.order(order).path("payment").asString().equals("PAID"));
    page.navigate(url("/orders/" + id(order)));
    assertThat(page.locator(".alert")).hasCount(0);
    look(page, "money-unpaid-paid");
    context.clearCookies();
    signIn(page, marketplace.person(Role.OPERATOR).account().email());
    page.navigate(url("/admin/unpaid"));
    assertThat(page.getByText(order.path("number").asString())).hasCount(0);
    look(page, "money-unpaid-operator");
    Locator card =
        page.locator(
            "section.card", new Page.LocatorOptions().setHasText(other.path("number").asString()));
    card.locator("textarea").fill("nobody answers");
    card.getByRole(AriaRole.BUTTON).press("Enter");
    assertThat(page.getByText(other.path("number").asString())).hasCount(0);
  }

  /** A card that was closed after its money was taken. */
  private JsonNode stuck(Customer buyer) {
    JsonNode order = captured(buyer, "sandbox-closed-card");
    JsonNode cancellation = buyer.cancel(order, 1);
    holds(() -> buyer.refundStatus(cancellation).equals("NEEDS_ATTENTION"));
    return cancellation;
  }

  private JsonNode captured(Customer buyer, String token) {
    UUID mug = marketplace.variant(marketplace.shop(), 1299, 5);
    JsonNode order = buyer.buy(Map.of(mug, 1), by("CARD", token)).getFirst();
    shopping.makeDue("order.capture", id(order));
    holds(
        () ->
            buyer.order(order).path("payments").get(0).path("captured").path("amount").asLong()
                == 1798);
    return order;
  }

  private Page open(NewContextOptions options) {
    context.close();
    context = Browsers.chromium().newContext(options);
    return context.newPage();
  }

  private void signIn(Page page, String who) {
    page.navigate(url("/sign-in"));
    page.locator("input[name=email]").fill(who);
    page.locator("input[name=password]").fill("a good password");
    page.locator("main button").click();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /** A picture for whoever wants to see it, no violation that axe finds, no sideways scrolling. */
  private static void look(Page page, String name) {
    Pictures.take(page, name);
    Axe.findsNothing(page);
    assertThat(
            (boolean)
                page.evaluate(
                    "document.documentElement.scrollWidth <="
                        + " document.documentElement.clientWidth"))
        .as("%s fits its width", page.url())
        .isTrue();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
