package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import dev.unbuy.accounts.Role;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Where the money is, as sellers and operators see it. */
@UnbuyTest
class StatementPagesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private Deadlines deadlines;

  private UUID shop = new UUID(0, 0);
  private Customer buyer;
  private Api seller;

  @BeforeEach
  void aShop() {
    shop = marketplace.shop();
    buyer = shopping.customer();
    seller = shopping.seller(shop);
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void aSellerSeesWhatAPayoutIsMadeOf(Screen screen) throws IOException {
    var _ = complete();
    shopping.makeDue("payments.payout", shop);
    var _ = deadlines.fireDue();
    holds(() -> seller.get("/api/v1/seller/payouts").body(200).path("items").size() == 1);
    JsonNode released = complete();
    try (Visitor visitor = Visitor.at(port, screen)) {
      visitor.with(marketplace.session(marketplace.seller(shop))).go("/seller/payouts");
      assertThat(visitor.page().locator("main")).containsText(released.path("number").asString());
      visitor.look("payouts");

      visitor.page().locator("a.stretch").first().click();

      assertThat(visitor.page().locator("h1")).hasText("Payout of €16.69");
      assertThat(visitor.page().locator("main")).containsText("-€1.29");
      visitor.look("payout");
      Download file =
          visitor.page().waitForDownload(() -> visitor.page().getByText("Download as CSV").click());
      assertThat(Files.readString(file.path())).contains(",16.69,EUR");
      visitor.page().locator("td a").first().click();
      assertThat(visitor.page().locator("h1")).containsText("Money of order");
      visitor.look("seller-order-ledger");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void anOperatorTurnsThePagesOfTheLedger(Screen screen) {
    JsonNode order = complete();
    try (Visitor visitor = Visitor.at(port, screen)) {
      visitor.with(marketplace.session(marketplace.person(Role.OPERATOR))).go("/admin/ledger");
      assertThat(visitor.page().locator("h1")).hasText("Ledger");
      visitor.look("ledger");

      visitor.page().getByText("Commission").first().click();

      assertThat(visitor.page().locator("h1")).hasText("Commission");
      visitor.look("ledger-account");
      visitor.go("/admin/orders/" + id(order) + "/ledger");
      assertThat(visitor.page().locator(".total dd")).hasText("€0.00");
      visitor.look("order-ledger");
      assertThat(visitor.go("/admin/ledger?account=pocket")).isEqualTo(422);
    }
  }

  private JsonNode complete() {
    UUID mug = marketplace.variant(shop, 1299, 5);
    JsonNode order = buyer.buy(Map.of(mug, 1), by("CARD", "sandbox-ok")).getFirst();
    JsonNode parcel =
        seller.post("/api/v1/seller/orders/" + id(order) + "/fulfillments", Map.of()).body(201);
    String path = "/api/v1/seller/fulfillments/" + id(parcel);
    seller.post(path + "/ship", Map.of("carrier", "DHL", "trackingNumber", "1")).body(200);
    seller.post(path + "/deliver", Map.of()).body(200);
    holds(
        () ->
            seller
                    .get("/api/v1/seller/orders/" + id(order) + "/ledger")
                    .body(200)
                    .path("transfers")
                    .size()
                > 0);
    buyer.api().post("/api/v1/orders/" + id(order) + "/confirm-receipt", Map.of()).body(200);
    return order;
  }
}
