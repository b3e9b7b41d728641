package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.unbuy.accounts.Role;
import dev.unbuy.notifications.Mails;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who waits for a price is told once when it has fallen so far; who has just bought, too. */
@UnbuyTest
class PriceWatchesIT {

  private static final long PRICE = 1299;

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private Mails mails;

  private UUID shop = new UUID(0, 0);
  private UUID variant = new UUID(0, 0);
  private String watch = "";

  @BeforeEach
  void aMugIsSold() {
    shop = marketplace.shop();
    variant = marketplace.variant(shop, PRICE, 10);
    watch = "/api/v1/listings/" + marketplace.listingOf(variant) + "/price-watch";
  }

  @Test
  void aTargetIsToldOnceAndAgainOnlyWhenItFallsFurther() {
    Person buyer = marketplace.person(Role.BUYER);
    Api api = Api.at(port).with(buyer.token());
    JsonNode set = api.send("PUT", watch, Map.of("below", euros(1000))).body(200);
    assertThat(set.at("/price/amount").asLong()).isEqualTo(PRICE);
    assertThat(set.at("/below/amount").asLong()).isEqualTo(1000);

    sellFor(1100); // not far enough
    sellFor(1000);
    Eventually.holds(() -> told(buyer, "costs €10.00 now").size() == 1);
    sellFor(1200);
    sellFor(1000); // told already
    sellFor(900);
    Eventually.holds(() -> told(buyer, "costs €9.00 now").size() == 1);

    assertThat(told(buyer, "costs")).hasSize(2);
    JsonNode mine = api.get("/api/v1/price-watches").body(200);
    assertThat(mine.path("items")).hasSize(1);
    assertThat(mine.at("/items/0/now/amount").asLong()).isEqualTo(900);
  }

  @Test
  void withoutATargetAnyDropIsToldAndNothingAfterStopping() {
    Person buyer = marketplace.person(Role.BUYER);
    Api api = Api.at(port).with(buyer.token());
    assertThat(api.send("PUT", watch, Map.of()).body(200).path("below").isNull()).isTrue();

    sellFor(1298);
    Eventually.holds(() -> told(buyer, "costs €12.98 now").size() == 1);
    assertThat(api.send("DELETE", watch, Map.of()).status()).isEqualTo(204);
    sellFor(100);

    Person witness = marketplace.person(Role.BUYER);
    var _ = Api.at(port).with(witness.token()).send("PUT", watch, Map.of()).body(200);
    sellFor(99);
    Eventually.holds(() -> told(witness, "costs").size() == 1);
    assertThat(told(buyer, "costs")).hasSize(1);
    assertThat(api.get("/api/v1/price-watches").body(200).path("items")).isEmpty();
  }

  @Test
  void aTargetThatIsNoneIsRefusedWithItsField() {
    Api api = Api.at(port).with(marketplace.person(Role.BUYER).token());

    assertThat(field(api, euros(PRICE))).isEqualTo("below.amount");
    assertThat(field(api, euros(0))).isEqualTo("below.amount");
    assertThat(field(api, Map.of("amount", 1000, "currency", "USD"))).isEqualTo("below.currency");
    String unknown = "/api/v1/listings/" + UUID.randomUUID() + "/price-watch";
    assertThat(api.send("PUT", unknown, Map.of()).status()).isEqualTo(404);
  }

  @Test
  void whoHasJustBoughtIsToldThatTheDifferenceCanBeHad() {
    Shopping.Customer customer = shopping.customer();
    JsonNode order = customer.buy(Map.of(variant, 1), Shopping.by("CARD", "sandbox-ok")).getFirst();
    AtomicLong price = new AtomicLong(1200);
    Eventually.holds( // what was paid is kept a moment after the payment
        () -> {
          sellFor(price.decrementAndGet());
          return !told(customer.person(), "which you bought").isEmpty();
        });

    assertThat(told(customer.person(), "which you bought").getFirst().text())
        .contains("/orders/" + Shopping.id(order) + "/cancel?reason=PRICE_DROP");
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void aWatchIsSetOnTheListingAndStoppedInTheList(Screen screen) {
    Person buyer = marketplace.person(Role.BUYER);
    try (Visitor visitor = Visitor.at(port, screen).with(marketplace.session(buyer))) {
      Page page = visitor.page();
      visitor.go("/watches");
      assertThat(page.locator(".empty h2")).containsText("You watch no prices yet");
      visitor.look("watches-none");

      visitor.go("/listings/" + marketplace.listingOf(variant));
      page.locator("summary", new Page.LocatorOptions().setHasText("costs less")).click();
      page.locator("input[name='below.amount']").fill("99999");
      visitor.button("Watch the price").click();
      assertThat(page.locator(".alert")).isVisible();

      visitor.go("/listings/" + marketplace.listingOf(variant));
      page.locator("summary", new Page.LocatorOptions().setHasText("costs less")).click();
      page.locator("input[name='below.amount']").fill("9,50");
      visitor.button("Watch the price").click();
      assertThat(page.locator("details .saved")).containsText("for €9.50 or less");

      visitor.go("/watches");
      visitor.look("watches");
      assertThat(page.locator("section.card")).hasCount(1);
      visitor.button("Stop watching").click();
      assertThat(page.locator(".empty")).isVisible();
    }
  }

  private static Map<String, Object> euros(long amount) {
    return Map.of("amount", amount, "currency", "EUR");
  }

  private String field(Api api, Map<String, Object> below) {
    return api.send("PUT", watch, Map.of("below", below))
        .body(422)
        .at("/errors/0/field")
        .asString();
  }

  private void sellFor(long price) {
    var _ =
        shopping
            .seller(shop)
            .send("PUT", "/api/v1/seller/variants/" + variant + "/price", euros(price))
            .body(200);
  }

  private List<Mails.Mail> told(Person person, String words) {
    return mails.of(person.account().email(), null, 50).items().stream()
        .filter(mail -> mail.subject().contains(words))
        .toList();
  }
}
