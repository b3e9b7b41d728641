package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.unbuy.accounts.Addresses;
import dev.unbuy.accounts.Role;
import dev.unbuy.kernel.Address;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A listing with all that should be known before buying. */
@UnbuyTest
class ListingPagesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Addresses addresses;
  @Autowired private JdbcClient database;

  private UUID shop = new UUID(0, 0);
  private Api seller = Api.at(0);

  @BeforeEach
  void aShopThatShipsFasterAtHome() {
    shop = marketplace.shop();
    seller = Api.at(port).with(marketplace.seller(shop).token());
    database
        .sql(
            "INSERT INTO catalog.shipping_options (shop_id, country, price, transit_min,"
                + " transit_max) VALUES (?, 'DE', 199, 1, 1), (?, 'US', 2599, 10, 20)")
        .params(shop, shop)
        .update();
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void variantsAreUnmistakableAndHonestAboutTheStock(Screen screen) {
    JsonNode listed = list(variant("Small", 0), variant("Medium", 3), variant("Large", 20));
    try (Visitor visitor = Visitor.at(port, screen)) {
      Page page = visitor.page();
      visitor.go(pageOf(listed));
      visitor.look("listing");

      assertThat(page.locator(".picks label").nth(0)).containsText("sold out");
      assertThat(page.locator(".picks input").nth(0)).isDisabled();
      assertThat(page.locator(".picks label").nth(1)).containsText("only 3 left");
      assertThat(page.locator(".picks input").nth(1)).isChecked();
      assertThat(page.locator(".picks label").nth(2)).containsText("in stock");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void pricesAreShownAsAChartWithTheLowestOfThirtyDays(Screen screen) {
    JsonNode listed = list(variant("Small", 5), variant("Large", 5));
    setPrice(listed, 0, 999);
    setPrice(listed, 0, 1199);
    try (Visitor visitor = Visitor.at(port, screen)) {
      Page page = visitor.page();
      visitor.go(pageOf(listed));
      assertThat(page.locator("figcaption")).hasText("Lowest in the last 30 days: €9.99");
      assertThat(page.locator(".plot svg"))
          .hasAttribute("aria-label", java.util.regex.Pattern.compile("between €9.99 and €12.99"));
      page.locator("#prices summary").click();
      assertThat(page.locator("#prices tbody tr")).hasCount(3);
      assertThat(page.locator("#prices tbody tr").first()).containsText("€11.99");
      visitor.look("listing-prices");

      page.locator("#prices nav").getByText("Large").click();

      assertThat(page.locator("figcaption")).hasText("Lowest in the last 30 days: €12.99");
    }
  }

  @Test
  void deliveryIsEstimatedForTheShopsCountryThenForMineThenForTheOneThatIAskFor() {
    JsonNode listed = list(variant("Small", 5));
    Person person = marketplace.person(Role.BUYER);
    var _ =
        addresses.add(
            person.account().id(),
            new Address("Pat", "1 Main Street", null, "Town", null, "12345", "US"));
    try (Visitor visitor = Visitor.at(port, Screen.PHONE)) {
      Page page = visitor.page();
      visitor.go(pageOf(listed));
      assertThat(page.locator(".facts")).containsText("€1.99 shipping");
      assertThat(page.locator(".facts")).containsText("by your right to withdraw");
      visitor.with(marketplace.session(person));
      visitor.go(pageOf(listed));
      assertThat(page.locator(".facts")).containsText("United States");
      assertThat(page.locator(".facts")).containsText("€25.99 shipping");

      page.locator(".facts summary").click();
      page.locator("[name=to]").selectOption("BR");
      visitor.look("listing-countries");
      visitor.button("Show").click();

      assertThat(page.locator(".facts")).containsText("Brazil");
      assertThat(page.locator(".facts")).containsText("€4.99 shipping");
    }
  }

  @Test
  void theApiEstimatesTheSame() {
    JsonNode listed = list(variant("Small", 5));
    String path = "/api/v1/listings/" + listed.path("id").asString();

    String home = Api.at(port).get(path).body(200).at("/delivery/to").asString();
    String far = Api.at(port).get(path + "?shipTo=US").body(200).at("/delivery/from").asString();
    database
        .sql("DELETE FROM catalog.shipping_options WHERE shop_id = ? AND country = '*'")
        .param(shop)
        .update();

    assertThat(home).isLessThan(far);
    assertThat(Api.at(port).get(path + "?shipTo=BR").body(200).path("delivery").isNull()).isTrue();
    assertThat(Api.at(port).get(path + "?shipTo=Brazil").status()).isEqualTo(422);
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void whatCannotBeBoughtSaysSo(Screen screen) {
    JsonNode listed = list(variant("Small", 0));
    database
        .sql("DELETE FROM catalog.shipping_options WHERE shop_id = ? AND country = '*'")
        .param(shop)
        .update();
    try (Visitor visitor = Visitor.at(port, screen)) {
      visitor.go(pageOf(listed) + "?to=BR");
      assertThat(visitor.page().locator(".facts")).containsText("does not ship to Brazil");
      assertThat(visitor.button("sold out")).isDisabled();
      visitor.look("listing-sold-out");
      var _ =
          seller
              .send(
                  "PATCH",
                  "/api/v1/seller/listings/" + listed.path("id").asString(),
                  Map.of("active", false))
              .body(200);
      visitor.go(pageOf(listed));
      assertThat(visitor.page().locator(".warn")).hasText("It is not offered at present.");
      visitor.look("listing-paused");
    }
  }

  @Test
  void aSizeChartStandsWhereASizeIsChosenAndAFallIsATrend() {
    JsonNode listed = list(variant("Small", 3), variant("Medium", 3));
    String chart = "/api/v1/seller" + pageOf(listed) + "/size-chart";
    for (String bad : List.of("Size | Chest", "Size\nSmall", "Size | Chest\nSmall | 1 | 2")) {
      assertThat(seller.send("PUT", chart, Map.of("chart", bad)).status()).isEqualTo(422);
    }
    var _ =
        seller
            .send("PUT", chart, Map.of("chart", "Size | Chest\nSmall | 90\nMedium | 96"))
            .body(200);
    Api stranger = Api.at(port).with(marketplace.seller(marketplace.shop()).token());
    assertThat(stranger.send("PUT", chart, Map.of("chart", "")).status()).isEqualTo(404);
    database
        .sql(
            "UPDATE catalog.price_points SET at = at - interval '40 days' WHERE variant_id IN"
                + " (SELECT id FROM catalog.variants WHERE listing_id = ?)")
        .param(UUID.fromString(listed.path("id").asString()))
        .update();
    setPrice(listed, 1, 13);
    Eventually.holds(() -> fallen().contains(listed.path("id").asString()));
    try (Visitor visitor = Visitor.at(port, Screen.PHONE)) {
      visitor.go(pageOf(listed));
      visitor.page().getByText("Size chart").click();
      assertThat(visitor.page().locator("table").first()).containsText("96");
      visitor.look("listing-sizes");
      visitor.go("/price-trends?category=Kitchen");
      assertThat(visitor.page().locator(".grid")).containsText("−99%");
      visitor.look("price-trends");
    }
  }

  private List<String> fallen() {
    List<String> ids = new ArrayList<>();
    Api.at(port)
        .get("/api/v1/listings/price-trends?category=Kitchen")
        .body(200)
        .path("items")
        .forEach(one -> ids.add(one.path("listingId").asString()));
    return ids;
  }

  private JsonNode list(Map<?, ?>... variants) {
    return seller
        .post(
            "/api/v1/seller/listings",
            Map.of("title", "A bowl", "category", "Kitchen", "variants", List.of(variants)))
        .body(201);
  }

  private static Map<String, Object> variant(String size, int onHand) {
    return Map.of(
        "attributes", Map.of("size", size),
        "price", Map.of("amount", 1299, "currency", "EUR"),
        "onHand", onHand);
  }

  private void setPrice(JsonNode listed, int variant, long price) {
    String id = listed.at("/variants/%d/id".formatted(variant)).asString();
    var _ =
        seller
            .send(
                "PUT",
                "/api/v1/seller/variants/" + id + "/price",
                Map.of("amount", price, "currency", "EUR"))
            .body(200);
  }

  private static String pageOf(JsonNode listed) {
    return "/listings/" + listed.path("id").asString();
  }
}
