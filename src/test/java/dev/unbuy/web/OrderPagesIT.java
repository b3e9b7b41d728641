package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** My orders and the page of one, whatever became of it. */
@UnbuyTest
class OrderPagesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;

  private UUID shop = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);
  private Person person = new Person(new Account(shop, "", "", Set.of(), null, null), "");
  private Api buyer = Api.at(0);
  private Api seller = Api.at(0);

  @BeforeEach
  void aShopAndABuyer() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, 1299, 100);
    person = marketplace.person(Role.BUYER);
    buyer = Api.at(port).with(person.token());
    seller = Api.at(port).with(marketplace.seller(shop).token());
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void ordersAreGroupedAndWhatWaitsForTheBuyerComesFirst(Screen screen) {
    String delivered = buy("sandbox-ok");
    deliver(delivered);
    String shipped = buy("sandbox-ok");
    ship(shipped);
    var _ = buy("sandbox-declined");
    var _ = buy("sandbox-review");
    cancel(buy("sandbox-ok"), 2);
    try (Visitor visitor = visitor(screen)) {
      Page page = visitor.page();
      visitor.go("/orders");
      visitor.look("orders");
      assertThat(page.locator(".needs .order")).hasCount(2);
      assertThat(page.locator(".needs")).containsText("Not paid yet");
      assertThat(page.locator(".needs")).containsText("Did everything arrive?");

      assertThat(statuses(visitor, "Open"))
          .containsExactly("Payment under review", "Awaiting payment");
      assertThat(statuses(visitor, "On the way")).containsExactly("Shipped");
      assertThat(statuses(visitor, "Canceled")).containsExactly("Canceled");
      assertThat(statuses(visitor, "Delivered")).containsExactly("Delivered");
      visitor.look("orders-delivered");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void everyTabSaysWhatItMeansWhenItIsEmpty(Screen screen) {
    try (Visitor visitor = visitor(screen)) {
      for (OrderTab tab : OrderTab.values()) {
        visitor.go("/orders?tab=" + tab);
        assertThat(visitor.page().locator(".empty h2")).isVisible();
        visitor.look("orders-empty-" + tab);
      }
    }
  }

  @Test
  void ordersAreSearchedAndShownPageByPage() {
    for (int i = 0; i < 21; i++) {
      var _ = buy("sandbox-ok");
    }
    try (Visitor visitor = visitor(Screen.PLAIN)) {
      Page page = visitor.page();
      visitor.go("/orders");
      page.locator("#oq").fill("mug");
      page.locator("#oq").press("Enter");
      assertThat(page.locator(".order")).hasCount(20);

      page.getByText("Show more").click();

      assertThat(page.locator(".order")).hasCount(1);
      assertThat(page.locator("#oq")).hasValue("mug");
      page.locator("#oq").fill("x&tab=OPEN%");
      page.locator("#oq").press("Enter");
      assertThat(page.locator(".empty h2")).hasText("No order of yours matches “x&tab=OPEN%”");
      page.getByText("Show them all").click();
      assertThat(page.locator(".order")).hasCount(20);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void anOrderShowsWhereItsUnitsAreAndWhatHappened(Screen screen) {
    String order = buy("sandbox-ok");
    cancel(order, 1);
    deliver(order);
    try (Visitor visitor = visitor(screen)) {
      Page page = visitor.page();
      visitor.go("/orders/" + order);
      visitor.look("order-delivered");

      assertThat(page.locator(".place").first()).containsText("1 × A mug, blue");
      assertThat(page.locator(".place").first()).containsText("DHL 00340");
      assertThat(page.locator(".place").last()).containsText("Canceled");
      assertThat(page.locator(".timeline")).containsText("1 item: I no longer want it");
      assertThat(page.locator(".timeline")).containsText("Shipped DHL 00340");
      assertThat(page.locator(".timeline time").first())
          .hasAttribute("title", java.util.regex.Pattern.compile("UTC"));
      assertThat(page.locator(".actions .off"))
          .hasText(new String[] {"Change the order", "Cancel items", "Withdraw from the contract"});
      assertThat(page.locator(".actions a.button"))
          .hasText(new String[] {"Return items", "Open a dispute", "Sell it on"});
      visitor.button("Confirm that it arrived").click();
      assertThat(page.locator(".lead .status")).hasText("Completed");
      assertThat(page.locator(".actions")).containsText("You confirmed it");
      visitor.look("order-completed");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"PHONE", "DESK"})
  void anUnpaidOrderSaysWhatToDo(Screen screen) {
    String order = buy("sandbox-declined");
    try (Visitor visitor = visitor(screen)) {
      visitor.go("/orders/" + order);
      assertThat(visitor.page().locator(".warn")).containsText("The payment was declined");
      visitor.look("order-declined");
    }
  }

  @Test
  void aPrintedOrderIsTheOrderAlone() {
    String order = buy("sandbox-ok");
    try (Visitor visitor = visitor(Screen.DESK)) {
      visitor.go("/orders/" + order);
      visitor.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

      visitor.look("order-print");

      assertThat(visitor.page().locator("header")).isHidden();
      assertThat(visitor.page().locator(".actions")).isHidden();
      assertThat(visitor.page().locator(".timeline")).isVisible();
    }
  }

  @Test
  void somebodyElsesOrderIsNotThere() {
    String order = buy("sandbox-ok");
    Person other = marketplace.person(Role.BUYER);
    try (Visitor visitor = Visitor.at(port, Screen.PLAIN).with(marketplace.session(other))) {
      assertThat(visitor.go("/orders/" + order)).isEqualTo(404);
      assertThat(visitor.go("/orders?tab=NONE")).isEqualTo(404);
      assertThat(visitor.go("/orders?cursor=x")).isEqualTo(422);
    }
  }

  private List<String> statuses(Visitor visitor, String tab) {
    visitor.page().locator(".tabs").getByText(tab).click();
    assertThat(visitor.page().locator(".tabs [aria-current]")).hasText(tab);
    Locator statuses = visitor.page().locator(".order .status");
    return statuses.allInnerTexts();
  }

  private String buy(String token) {
    var _ = buyer.post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", 2)).body(201);
    return buyer
        .post(
            "/api/v1/checkout",
            Map.of(
                "address", Marketplace.addressIn("US"),
                "payments", List.of(Map.of("method", "CARD", "token", token)),
                "confirm", true))
        .body(201)
        .at("/orders/0/id")
        .asString();
  }

  private void cancel(String order, int units) {
    String line = buyer.get("/api/v1/orders/" + order).body(200).at("/lines/0/id").asString();
    var _ =
        buyer
            .post(
                "/api/v1/orders/" + order + "/cancellations",
                Map.of(
                    "reason",
                    "CHANGE_OF_MIND",
                    "lines",
                    List.of(Map.of("lineId", line, "quantity", units))))
            .body(201);
  }

  private String ship(String order) {
    String parcel =
        seller
            .post("/api/v1/seller/orders/" + order + "/fulfillments", Map.of())
            .body(201)
            .path("id")
            .asString();
    var _ =
        seller
            .post(
                "/api/v1/seller/fulfillments/" + parcel + "/ship",
                Map.of("carrier", "DHL", "trackingNumber", "00340"))
            .body(200);
    return parcel;
  }

  private void deliver(String order) {
    var _ =
        seller.post("/api/v1/seller/fulfillments/" + ship(order) + "/deliver", Map.of()).body(200);
  }

  private Visitor visitor(Screen screen) {
    return Visitor.at(port, screen).with(marketplace.session(person));
  }
}
