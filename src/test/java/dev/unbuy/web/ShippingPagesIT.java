package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** How a shop ships, set on the seller's page. */
@UnbuyTest
class ShippingPagesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void waysAndPlacesAreSetAndWhatIsWrongIsSaidWhereItWasTyped(Screen screen) {
    Person person = marketplace.seller(marketplace.shop());
    Api api = Api.at(port).with(person.token());
    int ways = api.get("/api/v1/seller/shipping").body(200).path("options").size();
    try (Visitor seller = Visitor.at(port, screen).with(marketplace.session(person))) {
      seller.go("/seller/shipping");
      seller.look("shipping");
      fill(seller, "faster[1].country", "de");
      fill(seller, "faster[1].price", "9,90");
      fill(seller, "faster[1].transitMin", "3");
      fill(seller, "faster[1].transitMax", "1");
      fill(seller, "notShippedTo[0].country", "DE");
      fill(seller, "notShippedTo[0].postalPrefix", "274 98");

      seller.button("Save").click();

      assertThat(seller.page().locator(".wrong")).containsText("must not be more than");
      assertThat(seller.page().locator("[name='faster[1].price']")).hasValue("9,90");
      seller.look("shipping-wrong");
      fill(seller, "faster[1].transitMin", "0");
      seller.button("Save").click();
      assertThat(seller.page().locator(".notice")).hasText("Saved. New orders ship like this.");
      seller.look("shipping-saved");
    }
    JsonNode saved = api.get("/api/v1/seller/shipping").body(200);
    assertThat(saved.path("options").size()).isEqualTo(ways);
    assertThat(saved.path("faster").get(0).path("price").asLong()).isEqualTo(990);
    assertThat(saved.path("notShippedTo").get(0).path("postalPrefix").asString())
        .isEqualTo("27498");
  }

  private static void fill(Visitor seller, String field, String value) {
    seller.page().locator("[name='" + field + "']").fill(value);
  }
}
