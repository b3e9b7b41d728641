package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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

/** Sending something back and refusing a delivery, on the pages of both sides. */
@UnbuyTest
class ReturnPagesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;

  @ParameterizedTest
  @EnumSource(Screen.class)
  void aReturnGoesFromTheOrderToTheMoney(Screen screen) {
    UUID shop = marketplace.shop();
    Customer customer = shopping.customer();
    Person keeper = marketplace.seller(shop);
    String order = delivered(customer, keeper, marketplace.variant(shop, 1_299, 9), true);
    try (Visitor buyer = visitor(screen, customer.person());
        Visitor seller = visitor(screen, keeper)) {
      ask(buyer, order);
      assertThat(buyer.page().locator("h1")).hasText("The seller has been asked");
      buyer.look("return-asked");

      seller.go("/seller/returns");
      seller.look("seller-returns");
      seller.page().locator("a.stretch").first().click();
      seller.look("seller-return-asked");
      seller.button("Approve the return").click();

      buyer.page().reload();
      buyer.look("return-approved");
      buyer.page().getByLabel("Carrier").fill("UPS");
      buyer.page().getByLabel("Tracking number").fill("1Z");
      buyer.button("I have sent it").click();
      assertThat(buyer.page().locator("h1")).hasText("It is on its way back");

      seller.page().reload();
      seller.look("seller-return-sent");
      seller.page().getByLabel("Amount that goes back").fill("9.99");
      seller.page().getByLabel("Why").first().fill("a scratch");
      seller.button("Worth less than it was").click();

      buyer.page().reload();
      assertThat(buyer.page().locator("h1")).hasText("Your money goes back");
      assertThat(buyer.page().locator("main")).containsText("€9.99");
      assertThat(buyer.page().locator("main")).containsText("a scratch");
      buyer.look("return-settled");
      buyer.go("/orders/" + order);
      assertThat(buyer.page().locator("main")).containsText("1 returned");
      buyer.look("order-returned");
    }
  }

  private static void ask(Visitor buyer, String order) {
    Page page = buyer.page();
    buyer.go("/orders/" + order);
    page.locator(".actions a").getByText("Return items").click();
    buyer.look("return");
    buyer.button("See what comes back").click();
    assertThat(page.locator("[role=alert]")).hasText("Choose a reason.");
    page.getByLabel("Reason").selectOption("WRONG_SIZE");
    buyer.button("See what comes back").click();
    assertThat(page.locator("main")).containsText("You pay the way back.");
    buyer.look("return-review");
    buyer.button("Ask to send 1 item back").click();
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void aDeliveryIsRefusedAndTheCarrierBringsItBack(Screen screen) {
    UUID shop = marketplace.shop();
    Customer customer = shopping.customer();
    Person keeper = marketplace.seller(shop);
    String order = delivered(customer, keeper, marketplace.variant(shop, 1_299, 9), false);
    try (Visitor buyer = visitor(screen, customer.person());
        Visitor seller = visitor(screen, keeper)) {
      buyer.go("/orders/" + order);
      buyer.page().locator(".actions a").getByText("Refuse the delivery").click();
      buyer.look("refuse");
      buyer.button("Refuse it and get €8.00 back").click();
      assertThat(buyer.page().locator("main")).containsText("The carrier brings it back");
      buyer.look("refused");

      seller.go("/seller/orders/" + order);
      seller.look("seller-refused");
      seller.button("Back here").click();

      buyer.page().reload();
      assertThat(buyer.page().locator("h1")).hasText("Your money goes back");
      buyer.go("/orders/" + order);
      assertThat(buyer.page().locator(".lead .status")).hasText("Canceled");
    }
  }

  private String delivered(Customer customer, Person keeper, UUID mug, boolean delivered) {
    JsonNode order =
        customer.buyIn("CH", Map.of(mug, 1), Shopping.by("CARD", "sandbox-ok")).getFirst();
    Api seller = Api.at(port).with(keeper.token());
    String parcel =
        Shopping.id(
            seller
                .post("/api/v1/seller/orders/" + Shopping.id(order) + "/fulfillments", Map.of())
                .body(201));
    String path = "/api/v1/seller/fulfillments/" + parcel;
    seller.post(path + "/ship", Map.of("carrier", "DHL", "trackingNumber", "00340")).body(200);
    if (delivered) {
      assertThat(seller.post(path + "/deliver", Map.of()).status()).isEqualTo(200);
    }
    return Shopping.id(order);
  }

  private Visitor visitor(Screen screen, Person person) {
    return Visitor.at(port, screen).with(marketplace.session(person));
  }
}
