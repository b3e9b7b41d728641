package dev.unbuy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.notifications.Mails;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** A buyer and a seller of mugs and somebody of the support, all at the same driver. */
final class Scene implements AutoCloseable {

  /** What a mug costs. */
  static final long MUG = 1_299;

  final Shopper buyer;
  final Shopkeeper seller;
  final Support agent;

  private final int port;
  private final Marketplace marketplace;
  private final DueDates dueDates;
  private final Mails mails;
  private final UUID mug;
  private final Person buyerPerson;
  private final Person sellerPerson;

  Scene(
      Driver driver,
      int port,
      Marketplace marketplace,
      DueDates dueDates,
      Mails mails,
      MessageSource messages) {
    this.port = port;
    this.marketplace = marketplace;
    this.dueDates = dueDates;
    this.mails = mails;
    UUID shop = marketplace.shop();
    this.mug = marketplace.variant(shop, MUG, 10);
    this.buyerPerson = marketplace.person(Role.BUYER);
    this.sellerPerson = marketplace.seller(shop);
    this.buyer =
        switch (driver) {
          case API -> new ShopperByApi(api(buyerPerson));
          case DESK, PHONE, PLAIN ->
              new ShopperInBrowser(looks(driver, buyerPerson), marketplace, new Words(messages));
        };
    this.seller =
        switch (driver) {
          case API -> new ShopkeeperByApi(api(sellerPerson));
          case DESK, PHONE, PLAIN -> new ShopkeeperInBrowser(looks(driver, sellerPerson));
        };
    Person agentPerson = marketplace.person(Role.AGENT);
    this.agent =
        switch (driver) {
          case API -> new SupportByApi(api(agentPerson));
          case DESK, PHONE, PLAIN -> new SupportInBrowser(looks(driver, agentPerson));
        };
  }

  private Api api(Person person) {
    return Api.at(port).with(person.token());
  }

  private Looks looks(Driver driver, Person person) {
    Screen screen = Screen.valueOf(driver.name());
    return new Looks(Visitor.at(port, screen).with(marketplace.session(person)), driver.name());
  }

  UUID mug() {
    return mug;
  }

  UUID buys(int mugs) {
    buyer.buy(Map.of(mug, mugs));
    List<UUID> orders = buyer.myOrders();
    assertThat(orders).hasSize(1);
    return orders.getFirst();
  }

  UUID buysAndLetsTheGracePass(int mugs) {
    UUID order = buys(mugs);
    dueDates.graceIsOver(List.of(order));
    return order;
  }

  /** The seller ships it, and its carrier says that it has arrived. */
  void arrives(UUID order) {
    seller.ship(order, "DHL", "00340");
    Api api = api(sellerPerson);
    String parcel =
        api.get("/api/v1/seller/orders/" + order)
            .body(200)
            .path("fulfillments")
            .get(0)
            .path("id")
            .asString();
    api.post("/api/v1/seller/fulfillments/" + parcel + "/deliver", Map.of()).body(200);
  }

  /** Orders that the seller cancels, until something follows from the shop's standing. */
  void theSellerCancelsTooMuch() {
    Api buying = api(buyerPerson);
    Api selling = api(sellerPerson);
    for (int i = 0; i < 3; i++) {
      var _ = buying.post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", 1)).body(201);
      String order =
          buying
              .post(
                  "/api/v1/checkout",
                  Map.of(
                      "address", Marketplace.addressIn("US"),
                      "payments", List.of(Map.of("method", "CARD", "token", "sandbox-ok")),
                      "confirm", true))
              .body(201)
              .at("/orders/0/id")
              .asString();
      var _ =
          selling
              .post(
                  "/api/v1/seller/orders/" + order + "/cancellations",
                  Map.of("reason", "PRICING_ERROR"))
              .body(201);
    }
    Eventually.holds(
        () ->
            !selling.get("/api/v1/seller/standing/consequences").body(200).path("items").isEmpty());
  }

  boolean sellerIsTold(String words) {
    return mails.of(sellerPerson.account().email(), null, 50).items().stream()
        .anyMatch(mail -> mail.subject().contains(words));
  }

  boolean isOfTheSeller(UUID order) {
    return api(sellerPerson).get("/api/v1/seller/orders/" + order).status() == 200;
  }

  boolean isTold(String words) {
    Set<String> subjects =
        mails.of(buyerPerson.account().email(), null, 50).items().stream()
            .filter(mail -> mail.sentAt() != null)
            .map(Mails.Mail::subject)
            .collect(Collectors.toSet());
    return subjects.stream().anyMatch(subject -> subject.contains(words));
  }

  @Override
  public void close() {
    buyer.close();
    seller.close();
    agent.close();
  }
}
