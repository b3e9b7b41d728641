package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Axe;
import dev.unbuy.testing.Browsers;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Pictures;
import dev.unbuy.testing.UnbuyTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the listing to the receipt of the cancellation, in a real browser. */
@UnbuyTest
class BuyAndCancelIT {

  private static final String PASSWORD = "a good password";

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;

  private UUID shop = new UUID(0, 0);
  private String email = "";
  private String seller = "";
  private BrowserContext context = Browsers.chromium().newContext();

  @BeforeEach
  void someoneSellsAndSomeoneBuys() {
    shop = marketplace.shop();
    email = marketplace.person(Role.BUYER).account().email();
    seller = marketplace.seller(shop).account().email();
    context.close();
  }

  @AfterEach
  void closeTheBrowser() {
    context.close();
  }

  @Test
  void worksWithoutJavaScript() {
    Page page = open(new NewContextOptions().setJavaScriptEnabled(false));

    buyTwoAndCancelOne(page, "plain");

    assertThat(page.locator("h1")).hasText("Canceled");
    assertThat(page.locator(".facts").first()).containsText("€13.90");
  }

  @Test
  void whatWasTypedStaysWhenSomethingIsMissing() {
    Page page = open(new NewContextOptions().setJavaScriptEnabled(false));
    buyTwo(page, "missing");
    page.getByText("Cancel items").click();
    page.locator("textarea[name=note]").fill("it is for a friend");

    button(page, "See what you get back").click();

    assertThat(page.locator("[role=alert]")).hasText("Choose a reason.");
    assertThat(page.locator("textarea[name=note]")).hasValue("it is for a friend");
  }

  @Test
  void theSellerPacksShipsAndDelivers() {
    Page page = open(new NewContextOptions().setViewportSize(1280, 900));
    buyTwo(page, "seller");
    signOut(page);
    signIn(page, seller);
    page.navigate(url("/seller/orders"));
    look(page, "seller-orders");
    page.locator(".order a").first().click();
    look(page, "seller-order");

    button(page, "Start packing").click();
    page.getByLabel("Carrier").fill("DHL");
    page.getByLabel("Tracking number").fill("00340");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ship").setExact(true))
        .click();
    button(page, "Carrier delivered it").click();

    assertThat(page.locator(".lead .status")).hasText("Delivered");
    page.navigate(url("/seller"));
    look(page, "seller-today");
  }

  private void buyTwoAndCancelOne(Page page, String name) {
    buyTwo(page, name);
    look(page, name + "-order");
    page.getByText("Cancel items").click();
    look(page, name + "-cancel");
    page.locator("input[type=number]").fill("1");
    page.locator("select[name=reason]").selectOption("CHANGE_OF_MIND");
    button(page, "See what you get back").click();
    look(page, name + "-cancel-review");
    button(page, "Cancel 1 item and get €13.90 back").click();
    look(page, name + "-receipt");
    page.navigate(url("/orders"));
    look(page, name + "-orders");
    page.goBack();
  }

  private void buyTwo(Page page, String name) {
    UUID variant = marketplace.variant(shop, 1299, 5);
    UUID listing = marketplace.listingOf(variant);
    signIn(page, email);
    page.navigate(url("/"));
    look(page, name + "-home");
    page.navigate(url("/listings/" + listing));
    look(page, name + "-listing");
    page.locator("input[name=quantity]").fill("2");
    button(page, "Put into the cart").click();
    look(page, name + "-cart");
    page.getByText("Check out").click();
    look(page, name + "-checkout");
    page.locator("input[name=name]").fill("Pat Doe");
    page.locator("input[name=line1]").fill("1 Main Street");
    page.locator("input[name=postalCode]").fill("12345");
    page.locator("input[name=city]").fill("Town");
    page.locator("select[name=country]").selectOption("US");
    button(page, "Add this address").click();
    look(page, name + "-pay");
    button(page, "Look it over").click();
    look(page, name + "-review");
    page.locator("main form button").click();
    assertThat(page.locator(".lead .status")).hasText("Awaiting shipment");
  }

  private Page open(NewContextOptions options) {
    context = Browsers.chromium().newContext(options);
    javaScript = options.javaScriptEnabled == null;
    return context.newPage();
  }

  private boolean javaScript = true;

  private void signIn(Page page, String who) {
    page.navigate(url("/sign-in"));
    look(page, "sign-in");
    page.locator("input[name=email]").fill(who);
    page.locator("input[name=password]").fill(PASSWORD);
    page.locator("main button").click();
  }

  private static void signOut(Page page) {
    button(page, "You").click();
    button(page, "Sign out").click();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /** A picture for whoever wants to see it, no violation that axe finds, no sideways scrolling. */
  private void look(Page page, String name) {
    Pictures.take(page, name);
    if (javaScript) {
      Axe.findsNothing(page);
      assertThat(
              (boolean)
                  page.evaluate(
                      "document.documentElement.scrollWidth <="
                          + " document.documentElement.clientWidth"))
          .as("%s fits its width", page.url())
          .isTrue();
    }
  }

  private String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
