package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A seller's goods in a real browser: with and without JavaScript, small and dark, wide and light.
 */
@UnbuyTest
class GoodsPagesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private JdbcClient database;

  private UUID shop = new UUID(0, 0);
  private String session = "";

  @BeforeEach
  void aShop() {
    shop = marketplace.shop();
    session = marketplace.session(marketplace.seller(shop));
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void goodsAreListedCountedAndPriced(Screen screen) {
    try (Visitor seller = Visitor.at(port, screen).with(session)) {
      seller.go("/seller/stock");
      seller.look("shelf-empty");
      seller.page().locator(".empty .button").click();
      seller.look("new-listing");
      seller.page().getByLabel("Title").fill("Stoneware bowl");
      seller.page().getByLabel("Category").fill("Kitchen");
      fill(seller, "variants[0].size", "Small");
      fill(seller, "variants[0].price", "12,50");
      fill(seller, "variants[0].onHand", "8");
      fill(seller, "variants[2].size", "Large");
      fill(seller, "variants[2].price", "free");

      seller.button("Offer it").click();

      assertThat(seller.page().locator(".wrong"))
          .containsText("Price in EUR must be an amount, such as 12.99");
      assertThat(field(seller, "variants[0].price")).hasValue("12,50");
      seller.look("new-listing-wrong");
      fill(seller, "variants[2].price", "18");
      seller.button("Offer it").click();

      assertThat(seller.page().locator(".shelf h2")).hasText("Stoneware bowl");
      seller.look("shelf");
      Locator small = seller.page().locator(".variants li").first();
      small.locator("summary").click();
      small.getByLabel("Price in EUR").fill("11");
      small.getByText("Set price").click();
      assertThat(seller.page().locator(".variants li").first()).containsText("€11.00");
      assertThat(seller.page().locator(".variants li").first()).containsText("Saved");
    }
  }

  @Test
  void roomIsMadeForMoreVariantsAndNothingIsLost() {
    try (Visitor seller = Visitor.at(port, Screen.PLAIN).with(session)) {
      seller.go("/seller/listings/new");
      seller.page().getByLabel("Title").fill("Stoneware bowl");
      fill(seller, "variants[2].color", "Blue");

      seller.button("Room for more").click();

      assertThat(field(seller, "variants[2].color")).hasValue("Blue");
      assertThat(seller.page().getByLabel("Title")).hasValue("Stoneware bowl");
      assertThat(seller.page().locator(".variant-row")).hasCount(6);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void aCountBelowWhatIsPromisedIsRefusedWhereItWasTyped(Screen screen) {
    UUID mug = marketplace.variant(shop, 1299, 5);
    database
        .sql("UPDATE inventory.stock SET reserved = 3 WHERE variant_id = ?")
        .param(mug)
        .update();
    try (Visitor seller = Visitor.at(port, screen).with(session)) {
      seller.go("/seller/stock");
      seller.page().locator("summary").click();
      seller.page().getByLabel("Units on hand").fill("2");

      seller.button("Set stock").click();

      assertThat(seller.page().locator(".wrong")).containsText("cannot be below the 3 promised");
      assertThat(seller.page().getByLabel("Units on hand")).hasValue("2");
      seller.look("shelf-wrong");
      seller.page().getByLabel("Units on hand").fill("4");
      seller.button("Set stock").click();
      assertThat(seller.page().locator(".variants summary")).containsText("1 free, 3 promised");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void aListingIsRevisedPausedAndOfferedAgain(Screen screen) {
    UUID listing = marketplace.listingOf(marketplace.variant(shop, 1299, 5));
    try (Visitor seller = Visitor.at(port, screen).with(session)) {
      seller.go("/seller/listings/" + listing);
      seller.look("listing-edit");
      seller.page().getByLabel("Title").fill("A better mug");
      seller.button("Save").click();
      assertThat(seller.page().locator(".shelf h2")).hasText("A better mug");

      seller.button("Pause A better mug").click();

      assertThat(seller.page().locator(".shelf .status")).hasText("Paused");
      seller.look("shelf-paused");
      seller.button("Offer again A better mug").click();
      assertThat(seller.page().locator(".shelf .status")).hasCount(0);
    }
  }

  @Test
  void ofTwoWhoReviseTheSecondSeesWhatTheFirstSavedAndKeepsHisWords() {
    UUID listing = marketplace.listingOf(marketplace.variant(shop, 1299, 5));
    try (Visitor first = Visitor.at(port, Screen.DESK).with(session);
        Visitor second = Visitor.at(port, Screen.PHONE).with(session)) {
      first.go("/seller/listings/" + listing);
      second.go("/seller/listings/" + listing);
      first.page().getByLabel("Title").fill("First");
      first.button("Save").click();
      second.page().getByLabel("Title").fill("Second");

      second.button("Save").click();

      assertThat(second.page().locator("[role=alert]")).containsText("Somebody else saved");
      assertThat(second.page().locator("dd").first()).hasText("First");
      assertThat(second.page().getByLabel("Title")).hasValue("Second");
      second.look("listing-changed-meanwhile");
      second.button("Save").click();
      assertThat(second.page().locator(".shelf h2")).hasText("Second");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void theTermsAreSetAndCannotBeUnkind(Screen screen) {
    try (Visitor seller = Visitor.at(port, screen).with(session)) {
      seller.go("/seller/policy");
      seller.look("terms");
      seller.page().getByText("Accept at once").click();
      seller
          .page()
          .locator("form[action='/seller/policy']")
          .evaluate("form => form.noValidate = true");
      seller.page().getByLabel("Days to return").fill("14");

      seller.button("Save").click();

      assertThat(seller.page().locator(".wrong")).hasText("Days to return must be 30 to 365");
      assertThat(seller.page().locator("input[value=true]")).isChecked();
      seller.look("terms-wrong");
      seller.page().getByLabel("Days to return").fill("45");
      seller.button("Save").click();
      assertThat(seller.page().locator(".notice")).isVisible();
    }
  }

  @Test
  void anotherShopsListingIsNotThere() {
    UUID foreign = marketplace.variant(marketplace.shop(), 1299, 5);
    try (Visitor seller = Visitor.at(port, Screen.PLAIN).with(session)) {
      assertThat(seller.go("/seller/listings/" + marketplace.listingOf(foreign))).isEqualTo(404);
    }
  }

  private static Locator field(Visitor visitor, String name) {
    return visitor.page().locator("[name='%s']".formatted(name));
  }

  private static void fill(Visitor visitor, String name, String value) {
    field(visitor, name).fill(value);
  }
}
