package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.unbuy.accounts.Addresses;
import dev.unbuy.accounts.Role;
import dev.unbuy.kernel.Address;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the cart to a purchase, and everything that may come between. */
@UnbuyTest
class CheckoutPagesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Addresses addresses;
  @Autowired private JdbcClient database;

  private UUID shop = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);
  private Person buyer = new Person(nobody(), "");
  private Api seller = Api.at(0);

  @BeforeEach
  void aMugInACart() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, 1299, 5);
    buyer = marketplace.person(Role.BUYER);
    seller = Api.at(port).with(marketplace.seller(shop).token());
    put(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void storeCreditPaysFirstAndACardTheRest(Screen screen) {
    lives("US");
    database
        .sql(
            "INSERT INTO payments.store_credits (account_id, currency, balance) VALUES (?, 'EUR',"
                + " 500)")
        .param(buyer.account().id())
        .update();
    try (Visitor visitor = visitor(screen)) {
      Page page = visitor.page();
      visitor.go("/cart");
      visitor.look("cart");
      page.getByText("Check out").click();
      visitor.look("checkout-where");
      visitor.button("On to payment").click();
      visitor.look("checkout-pay");
      assertThat(page.locator("[name=credit]")).isChecked();

      visitor.button("Look it over").click();

      assertThat(page.locator(".sum")).containsText("Store credit €5.00, Card €27.79");
      visitor.look("checkout-review");
      visitor.button("Buy for €32.79").click();
      assertThat(page.locator(".lead .status")).hasText("Awaiting shipment");
      assertThat(page.locator(".facts")).containsText("Store credit");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void anAddressThatCannotBeAcceptedIsPutRightInItsPlace(Screen screen) {
    try (Visitor visitor = visitor(screen)) {
      Page page = visitor.page();
      visitor.go("/checkout");
      page.locator("[name=name]").fill("Pat Doe");
      page.locator("[name=line1]").fill("1 Main Street");
      page.locator("[name=postalCode]").fill("12345");
      page.locator("[name=city]").fill("  ");
      page.locator("[name=country]").selectOption("US");

      visitor.button("Add this address").click();

      assertThat(page.locator(".wrong")).hasText("City is required");
      assertThat(page.locator("[name=line1]")).hasValue("1 Main Street");
      assertThat(page.locator("[name=country]")).hasValue("US");
      visitor.look("checkout-where-wrong");
      page.locator("[name=city]").fill("Town");
      visitor.button("Add this address").click();
      assertThat(page.locator("h1")).hasText("How do you pay?");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void aCouponIsKnownOrSaidToBeUnknownWhereItWasTyped(Screen screen) {
    lives("US");
    database
        .sql(
            "INSERT INTO checkout.coupons (code, percent, currency) VALUES ('TEN', 10, 'EUR')"
                + " ON CONFLICT DO NOTHING")
        .update();
    try (Visitor visitor = visitor(screen)) {
      Page page = visitor.page();
      toPayment(visitor);
      page.getByText("Wallet").click();
      page.locator("[name=coupon]").fill("NOPE");

      visitor.button("Look it over").click();

      assertThat(page.locator(".wrong")).containsText("is not one that we know");
      assertThat(page.locator("[value=WALLET]")).isChecked();
      visitor.look("checkout-pay-wrong");
      page.locator("[name=coupon]").fill("ten");
      visitor.button("Look it over").click();
      assertThat(page.locator(".facts").first()).containsText("−€2.59");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void whatIsSeenIsPaidAndNothingElse(Screen screen) {
    lives("US");
    try (Visitor visitor = visitor(screen)) {
      toReview(visitor);
      var _ =
          seller
              .send(
                  "PUT",
                  "/api/v1/seller/variants/" + mug + "/price",
                  Map.of("amount", 1499, "currency", "EUR"))
              .body(200);

      visitor.button("Buy for €32.79").click();

      assertThat(visitor.page().locator("[role=alert]")).containsText("Nothing was bought");
      visitor.look("checkout-price-changed");
      visitor.button("Buy for €37.07").click();
      assertThat(visitor.page().locator(".lead .status")).hasText("Awaiting shipment");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void whoeverIsSlowerIsToldWhatIsLeft(Screen screen) {
    lives("US");
    try (Visitor visitor = visitor(screen)) {
      toReview(visitor);
      count(1);

      visitor.button("Buy for €32.79").click();

      assertThat(visitor.page().locator("[role=alert]")).containsText("Somebody was faster");
      assertThat(visitor.page().locator(".wrong").first()).hasText("Only one is left.");
      visitor.look("checkout-short");
      visitor.button("Buy 1").click();
      visitor.button("Buy for €18.89").click();
      assertThat(visitor.page().locator(".lead .status")).hasText("Awaiting shipment");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void aShopThatDoesNotShipThereIsNamedOnTheAddressStep(Screen screen) {
    lives("US");
    database
        .sql("UPDATE catalog.shipping_options SET country = 'DE' WHERE shop_id = ?")
        .param(shop)
        .update();
    try (Visitor visitor = visitor(screen)) {
      visitor.go("/checkout");

      visitor.button("On to payment").click();

      assertThat(visitor.page().locator("[role=alert]")).containsText("A shop does not ship to US");
      visitor.look("checkout-not-there");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void theCartSaysWhatChangedSinceItWasFilled(Screen screen) {
    database.sql("UPDATE catalog.variants SET price = 999 WHERE id = ?").param(mug).update();
    count(1);
    try (Visitor visitor = visitor(screen)) {
      Page page = visitor.page();
      visitor.go("/cart");
      assertThat(page.locator(".row .hint")).containsText("It was €12.99 when you put it in");
      assertThat(page.locator(".row .wrong")).hasText("Only one is left. Change the quantity.");
      assertThat(page.locator("a[href='/checkout']")).hasCount(0);
      visitor.look("cart-short");
    }
  }

  @Test
  void aDeclinedPaymentLeavesAnOrderToBePaid() {
    lives("US");
    try (Visitor visitor = visitor(Screen.DESK)) {
      toPayment(visitor);
      visitor.page().getByText("It is declined").click();
      visitor.button("Look it over").click();
      visitor.button("Buy for €32.79").click();
      assertThat(visitor.page().locator(".lead .status")).hasText("Awaiting payment");
    }
  }

  @Test
  void whatIsSavedForLaterCanBeMovedBack() {
    try (Visitor visitor = visitor(Screen.PHONE)) {
      visitor.go("/cart");
      visitor.button("Save for later A mug").click();
      assertThat(visitor.page().locator(".empty h2")).hasText("Your cart is empty");
      visitor.look("cart-saved");
      visitor.button("Move to the cart A mug").click();
      assertThat(visitor.page().locator("a[href='/checkout']")).isVisible();
    }
  }

  private void toPayment(Visitor visitor) {
    visitor.go("/checkout");
    visitor.button("On to payment").click();
  }

  private void toReview(Visitor visitor) {
    toPayment(visitor);
    visitor.button("Look it over").click();
  }

  private void put(int quantity) {
    var _ =
        Api.at(port)
            .with(buyer.token())
            .post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", quantity))
            .body(201);
  }

  private void count(int onHand) {
    var _ =
        seller
            .send("PUT", "/api/v1/seller/variants/" + mug + "/stock", Map.of("onHand", onHand))
            .body(200);
  }

  private void lives(String country) {
    var _ =
        addresses.add(
            buyer.account().id(),
            new Address("Pat Doe", "1 Main Street", null, "Town", null, "12345", country));
  }

  private Visitor visitor(Screen screen) {
    return Visitor.at(port, screen).with(marketplace.session(buyer));
  }

  private static dev.unbuy.accounts.Account nobody() {
    return new dev.unbuy.accounts.Account(new UUID(0, 0), "", "", java.util.Set.of(), null, null);
  }
}
