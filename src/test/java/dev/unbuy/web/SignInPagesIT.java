package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Signing in and registering, and where that leads. */
@UnbuyTest
class SignInPagesIT {

  private static final String PASSWORD = "a good password";

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;

  @ParameterizedTest
  @EnumSource(Screen.class)
  void whoeverWantedToBuySomethingComesBackToIt(Screen screen) {
    UUID listing = marketplace.listingOf(marketplace.variant(marketplace.shop(), 1299, 5));
    Account buyer = marketplace.person(Role.BUYER).account();
    try (Visitor visitor = Visitor.at(port, screen)) {
      visitor.go("/listings/" + listing);
      visitor.button("Put into the cart").click();
      visitor.look("sign-in");

      signIn(visitor, buyer);

      assertThat(visitor.page().locator("h1")).hasText("A mug");
    }
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void whatCannotBeAcceptedOfARegistrationIsSaidInItsPlace(Screen screen) {
    Account taken = marketplace.person(Role.BUYER).account();
    try (Visitor visitor = Visitor.at(port, screen)) {
      Page page = visitor.page();
      visitor.go("/register");
      visitor.look("register");
      page.locator("[name=name]").fill("Robin");
      page.locator("[name=email]").fill(taken.email());
      page.locator("[name=password]").fill(PASSWORD);

      page.locator("main button").click();

      assertThat(page.locator(".wrong")).hasText("E-mail has an account already; sign in instead");
      assertThat(page.locator("[name=name]")).hasValue("Robin");
      assertThat(page.locator("[name=password]")).hasValue("");
      visitor.look("register-wrong");
      page.locator("[name=email]").fill(UUID.randomUUID() + "@people.test");
      page.locator("[name=password]").fill(PASSWORD);
      page.locator("main button").click();
      assertThat(page.locator("#menu")).containsText("Robin");
    }
  }

  @ParameterizedTest
  @CsvSource({"BUYER,/orders", "SELLER,/seller", "OPERATOR,/admin", "AGENT,/account"})
  void whoMeantToGoNowhereBeginsWhereTheirWorkIs(Role role, String home) {
    Account account =
        role == Role.SELLER
            ? marketplace.seller(marketplace.shop()).account()
            : marketplace.person(role).account();
    try (Visitor visitor = Visitor.at(port, Screen.PLAIN)) {
      visitor.go("/sign-in");

      signIn(visitor, account);

      assertThat(visitor.page().url()).endsWith(home);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.test", "https://evil.test/", "/\\evil.test", "javascript:1"})
  void nobodyIsSentToAnotherSite(String next) {
    Account account = marketplace.person(Role.BUYER).account();
    try (Visitor visitor = Visitor.at(port, Screen.PLAIN)) {
      visitor.go(
          "/sign-in?next="
              + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8));

      signIn(visitor, account);

      assertThat(visitor.page().url()).isEqualTo("http://127.0.0.1:" + port + "/orders");
    }
  }

  @Test
  void aWrongPasswordKeepsTheAddress() {
    Account account = marketplace.person(Role.BUYER).account();
    try (Visitor visitor = Visitor.at(port, Screen.PHONE)) {
      visitor.go("/sign-in");
      visitor.page().locator("[name=email]").fill(account.email());
      visitor.page().locator("[name=password]").fill("wrong");
      visitor.page().locator("main button").click();
      assertThat(visitor.page().locator("[role=alert]")).containsText("is wrong");
      assertThat(visitor.page().locator("[name=email]")).hasValue(account.email());
      visitor.look("sign-in-wrong");
    }
  }

  private static void signIn(Visitor visitor, Account who) {
    visitor.page().locator("[name=email]").fill(who.email());
    visitor.page().locator("[name=password]").fill(PASSWORD);
    visitor.page().locator("main button").click();
  }
}
