package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A person's own account in a real browser. */
@UnbuyTest
class AccountPagesIT {

  private static final String PASSWORD = "a good password";

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void theMenuLeadsToTheAccountAndOut(Screen screen) {
    try (Visitor visitor = visitor(screen, marketplace.person(Role.BUYER))) {
      visitor.go("/");
      visitor.button("You").click();
      visitor.look("menu");

      visitor.page().locator("#menu a[href='/account']").click();

      assertThat(visitor.page().locator("h1")).hasText("Your account");
      visitor.look("account");
      visitor.button("You").click();
      visitor.button("Sign out").click();
      assertThat(visitor.page().locator("header a[href='/sign-in']")).isVisible();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void anAddressIsAddedEditedAndRemovedAndNothingTypedIsLost(Screen screen) {
    try (Visitor visitor = visitor(screen, marketplace.person(Role.BUYER))) {
      Page page = visitor.page();
      visitor.go("/account");
      page.locator("a[href='/account/addresses/new']").click();
      visitor.look("address");
      page.locator("[name=name]").fill("Pat Doe");
      page.locator("[name=line1]").fill("   ");
      page.locator("[name=postalCode]").fill("12345");
      page.locator("[name=city]").fill("Town");
      page.locator("[name=country]").selectOption("DE");

      visitor.button("Save").click();

      assertThat(page.locator(".wrong")).hasText("Street and number is required");
      assertThat(page.locator("[name=name]")).hasValue("Pat Doe");
      assertThat(page.locator("[name=country]")).hasValue("DE");
      visitor.look("address-wrong");
      page.locator("[name=line1]").fill("1 Main Street");
      visitor.button("Save").click();
      Locator kept = page.locator("#addresses .row");
      assertThat(kept).containsText("Pat Doe, 1 Main Street, 12345 Town, Germany");
      visitor.look("account-address");
      kept.locator("a").click();
      page.locator("[name=city]").fill("Village");
      visitor.button("Save").click();
      assertThat(kept).containsText("12345 Village");
      kept.locator("button").click();
      assertThat(kept).hasCount(0);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void aTokenIsToldOnceAndWorksUntilItIsRevoked(Screen screen) {
    try (Visitor visitor = visitor(screen, marketplace.person(Role.BUYER))) {
      Page page = visitor.page();
      visitor.go("/account");
      page.locator("[name=tokenName]").fill("Shipping robot");

      visitor.button("Make a token").click();

      String token = page.locator(".secret").innerText();
      visitor.look("account-token");
      assertThat(Api.at(port).with(token).get("/api/v1/me").status()).isEqualTo(200);
      visitor.go("/account");
      assertThat(page.locator(".secret")).hasCount(0);
      visitor.button("Revoke Shipping robot").click();
      assertThat(page.locator("#tokens .row").getByText("Shipping robot")).hasCount(0);
      assertThat(Api.at(port).with(token).get("/api/v1/me").status()).isEqualTo(401);
    }
  }

  @Test
  void anotherPasswordEndsOtherSessionsAndKeepsThisOne() {
    Person person = marketplace.person(Role.BUYER);
    try (Visitor here = visitor(Screen.DESK, person);
        Visitor there = visitor(Screen.PHONE, person)) {
      there.go("/account");
      here.go("/account");
      assertThat(here.page().locator("#sessions .row")).hasCount(2);
      here.page().locator("#password [name=password]").fill("wrong");
      here.page().locator("#password [name=newPassword]").fill("another good password");
      here.button("Change the password").click();
      assertThat(here.page().locator(".wrong")).hasText("Present password is not your present one");
      here.look("account-password-wrong");

      here.page().locator("#password [name=password]").fill(PASSWORD);
      here.page().locator("#password [name=newPassword]").fill("another good password");
      here.button("Change the password").click();

      assertThat(here.page().locator("#password .saved")).isVisible();
      assertThat(here.page().locator("#sessions .row")).hasCount(1);
      there.go("/account");
      assertThat(there.page().locator("h1")).hasText("Sign in");
    }
  }

  @Test
  void nameAndAddressAreChangedAndWhatIsWrongIsSaidAtItsField() {
    try (Visitor visitor = visitor(Screen.PLAIN, marketplace.person(Role.SELLER))) {
      Page page = visitor.page();
      visitor.go("/account");
      assertThat(page.locator("#addresses")).hasCount(0);
      page.locator("#you [name=name]").fill("Robin");
      page.locator("#you [name=email]").fill("robin@people.test");
      page.locator("#you button").click();
      assertThat(page.locator("#you .wrong")).hasText("Present password is not your present one");
      assertThat(page.locator("#you [name=name]")).hasValue("Robin");

      page.locator("#you [name=password]").fill(PASSWORD);
      page.locator("#you button").click();

      assertThat(page.locator("#you .saved")).isVisible();
      assertThat(page.locator("#menu")).containsText("robin@people.test");
    }
  }

  private Visitor visitor(Screen screen, Person person) {
    return Visitor.at(port, screen).with(marketplace.session(person));
  }
}
