package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
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

/** Finding: words, filters with counts, orders, pages. Each test looks for a word of its own. */
@UnbuyTest
class SearchPagesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private JdbcClient database;

  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
  private UUID shop = new UUID(0, 0);
  private Api seller = Api.at(0);

  @BeforeEach
  void aShop() {
    shop = marketplace.shop();
    seller = Api.at(port).with(marketplace.seller(shop).token());
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void filtersCountAndAreTakenOffOneByOne(Screen screen) {
    list("mug", "Kitchen", "NEW", 1000);
    list("bowl", "Kitchen", "USED", 2000);
    list("lamp", "Home", "NEW", 3000);
    found(3);
    try (Visitor visitor = Visitor.at(port, screen)) {
      Page page = visitor.page();
      visitor.go("/search?q=" + word);
      visitor.look("search");
      open(visitor);
      assertThat(page.locator(".facet")).containsText("Kitchen 2");
      assertThat(page.locator(".side")).containsText("€10.00 – €30.00");

      page.locator(".facet").getByText("Kitchen").click();
      open(visitor);
      assertThat(page.locator(".facet")).containsText("Home 1");
      page.locator("[name=condition][value=NEW]").check();
      page.locator("[name=maxPrice]").fill("15");
      page.locator("[name=shipTo]").selectOption("DE");
      visitor.button("Apply").click();

      assertThat(titles(visitor)).containsExactly(word + " mug");
      assertThat(page.locator(".chips li"))
          .hasText(
              new String[] {
                "Kitchen : take off",
                "New : take off",
                "Up to 15 : take off",
                "Ships to Germany : take off",
                "Clear all filters"
              });
      visitor.look("search-filtered");
      page.locator(".chips").getByText("Up to 15").click();
      page.locator(".chips").getByText("New").click();
      assertThat(page.locator(".tile")).hasCount(2);
      page.locator(".chips").getByText("Clear all filters").click();
      assertThat(page.locator(".tile")).hasCount(3);
      assertThat(page.locator("#find")).hasValue(word);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void aTypingMistakeStillFindsAndIsToldSo(Screen screen) {
    list("mug", "Kitchen", "NEW", 1000);
    found(1);
    try (Visitor visitor = Visitor.at(port, screen)) {
      visitor.go("/search?q=" + word.substring(0, 20) + word.substring(21));

      assertThat(titles(visitor)).containsExactly(word + " mug");
      assertThat(visitor.page().locator("[role=status]")).containsText("Showing results like");
      visitor.look("search-alike");
      Page page = visitor.page();
      page.locator("#find").fill("");
      page.locator("#find").pressSequentially(word.substring(0, 21));
      assertThat(page.locator(".suggestions li")).hasText(word + " mug");
      visitor.look("search-suggested");
      page.locator("#find").press("ArrowDown");
      page.locator("#find").press("Enter");
      assertThat(page.locator("h1")).containsText(word + " mug");
      assertThat(page.locator(".tile")).hasCount(1);
    }
  }

  @Test
  void theSameItemIsComparedAtItsSellersWithWhatSendingItCosts() {
    UUID here = marketplace.variant(shop, 2000, 5);
    UUID there = marketplace.variant(marketplace.shop(), 1500, 5);
    UUID soldOut = marketplace.variant(marketplace.shop(), 100, 0);
    database
        .sql("UPDATE catalog.variants SET gtin = ? WHERE id IN (?, ?, ?)")
        .params("%014d".formatted(Math.abs(word.hashCode())), here, there, soldOut)
        .update();
    String listing = marketplace.listingOf(here).toString();
    Api anybody = Api.at(port);

    JsonNode sellers =
        anybody.get("/api/v1/listings/" + listing + "/sellers?shipTo=DE").body(200).path("items");

    assertThat(sellers).hasSize(2);
    assertThat(sellers.at("/0/variantId").asString()).isEqualTo(here.toString());
    assertThat(sellers.at("/1/variantId").asString()).isEqualTo(there.toString());
    assertThat(sellers.at("/1/total/amount").asLong()).isGreaterThanOrEqualTo(1500);
    try (Visitor visitor = Visitor.at(port, Screen.PHONE)) {
      visitor.go("/listings/" + listing);
      visitor.page().getByText("of the same item").click();
      assertThat(visitor.page().locator(".compared > li")).hasCount(2);
      visitor.look("compare");
    }
    String nobody = "/api/v1/listings/" + listing + "/sellers?variantId=" + UUID.randomUUID();
    assertThat(anybody.get(nobody).status()).isEqualTo(404);
  }

  @Test
  void aSearchIsKeptOnceAndOnlyByItsBuyer() {
    list("mug", "Kitchen", "NEW", 1000);
    found(1);
    Api buyer = Api.at(port).with(marketplace.person(Role.BUYER).token());
    Map<String, String> search = Map.of("name", "Mugs", "query", "q=" + word + "&condition=NEW");
    var id = buyer.post("/api/v1/saved-searches", search).body(201).path("id").asString();
    assertThat(buyer.post("/api/v1/saved-searches", search).body(201).path("id").asString())
        .isEqualTo(id);
    assertThat(buyer.post("/api/v1/saved-searches", Map.of("name", "x")).status()).isEqualTo(422);
    Api other = Api.at(port).with(marketplace.person(Role.BUYER).token());
    other.send("DELETE", "/api/v1/saved-searches/" + id, Map.of()).status();
    assertThat(buyer.get("/api/v1/saved-searches").body(200).path("items")).hasSize(1);
    buyer.send("DELETE", "/api/v1/saved-searches/" + id, Map.of()).status();
    assertThat(buyer.get("/api/v1/saved-searches").body(200).path("items")).isEmpty();
    String ask = "/api/v1/listings/suggestions?q=";
    assertThat(buyer.get(ask + word.substring(0, 9)).body(200).at("/items/0/title").asString())
        .isEqualTo(word + " mug");
    assertThat(buyer.get(ask + "%27%26%7C%21%3A%2A").body(200).path("items")).isEmpty();
    assertThat(buyer.get(ask + "x".repeat(201)).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void whatFindsNothingSaysWhatToDo(Screen screen) {
    list("mug", "Kitchen", "NEW", 1000);
    found(1);
    try (Visitor visitor = Visitor.at(port, screen)) {
      visitor.go("/search?q=" + word + "&condition=USED");
      assertThat(visitor.page().locator(".empty")).containsText("Take one off");
      visitor.look("search-nothing-left");
      visitor.page().locator(".empty .button").first().click();
      assertThat(visitor.page().locator(".tile")).hasCount(1);
      visitor.go("/search?q=qqqqqqqqqqqqqqqq");
      assertThat(visitor.page().locator(".empty")).containsText("Try fewer or other words");
      visitor.look("search-nothing");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void aPriceThatIsNoneIsSaidWhereItWasTyped(Screen screen) {
    list("mug", "Kitchen", "NEW", 1000);
    found(1);
    try (Visitor visitor = Visitor.at(port, screen)) {
      assertThat(visitor.go("/search?q=" + word + "&minPrice=cheap")).isEqualTo(422);
      assertThat(visitor.page().locator(".wrong")).hasText("From must be an amount, such as 12.99");
      assertThat(visitor.page().locator("[name=minPrice]")).hasValue("cheap");
      assertThat(visitor.page().locator(".tile")).hasCount(1);
      visitor.look("search-wrong");
    }
  }

  @Test
  void everyOrderIsReadPageByPageWithoutAGap() {
    for (int i = 0; i < 25; i++) {
      list("mug" + i, "Kitchen", "NEW", 1000 + (i % 5) * 100);
    }
    found(25);
    try (Visitor visitor = Visitor.at(port, Screen.PLAIN)) {
      for (String sort : List.of("RELEVANCE", "PRICE", "PRICE_DOWN", "NEWEST")) {
        visitor.go("/search?q=" + word + "&sort=" + sort);
        List<String> seen = new ArrayList<>(titles(visitor));
        visitor.page().getByText("Show more").click();
        seen.addAll(titles(visitor));
        assertThat(seen).as(sort).hasSize(25).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void browsingWithoutWordsAndLookAlikesGoOnPageByPage() {
    for (int i = 0; i < 3; i++) {
      list("mug" + i, word, "NEW", 1000);
    }
    found(3);
    String typo = word.substring(0, 20) + word.substring(21);
    for (String query : List.of("q=" + typo, "category=" + word)) {
      for (String sort : List.of("RELEVANCE", "PRICE", "PRICE_DOWN", "NEWEST")) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
          JsonNode part =
              Api.at(port)
                  .get("/api/v1/listings?limit=1&sort=" + sort + "&" + query + cursor)
                  .body(200);
          seen.add(part.at("/items/0/id").asString());
          cursor = part.path("next").isNull() ? "" : "&cursor=" + part.path("next").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).as(query + " " + sort).hasSize(3).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void whatDoesNotShipThereIsNotFoundThere() {
    list("mug", "Kitchen", "NEW", 1000);
    found(1);
    database
        .sql("UPDATE search.listings SET ships_to = '{DE}' WHERE shop_id = ?")
        .param(shop)
        .update();

    assertThat(hits("&shipTo=DE")).hasSize(1);
    assertThat(hits("&shipTo=BR")).isEmpty();
  }

  private static void open(Visitor visitor) {
    Locator summary = visitor.page().locator(".side > summary");
    if (summary.isVisible()) {
      summary.click();
    }
  }

  private static List<String> titles(Visitor visitor) {
    return visitor.page().locator(".tile-title").allInnerTexts();
  }

  private void list(String what, String category, String condition, long price) {
    Map<String, Object> variant =
        Map.of("name", "One", "price", Map.of("amount", price, "currency", "EUR"), "onHand", 5);
    var _ =
        seller
            .post(
                "/api/v1/seller/listings",
                Map.of(
                    "title",
                    word + " " + what,
                    "category",
                    category,
                    "condition",
                    condition,
                    "variants",
                    List.of(variant)))
            .body(201);
  }

  private void found(int many) {
    Eventually.holds(() -> hits("").size() == many);
  }

  private JsonNode hits(String filter) {
    return Api.at(port)
        .get("/api/v1/listings?limit=200&q=" + word + filter)
        .body(200)
        .path("items");
  }
}
