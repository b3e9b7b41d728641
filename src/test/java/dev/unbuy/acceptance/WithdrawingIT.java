package dev.unbuy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.acceptance.Shopper.Withdrawn;
import dev.unbuy.accounts.Role;
import dev.unbuy.notifications.Mails;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;

/** Withdrawing from a contract, before and after it shipped: by the API and at the pages. */
@UnbuyTest
class WithdrawingIT {

  private static final String API = "API";

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Mails mails;
  @Autowired private MessageSource messages;

  @ParameterizedTest
  @ValueSource(strings = {API, "DESK", "PHONE"})
  void beforeItShipsItIsSettledAtOnceAndAcknowledged(String driver) {
    UUID shop = marketplace.shop();
    Person person = marketplace.person(Role.BUYER);
    try (Shopper buyer = shopper(driver, person)) {
      UUID order = buys(buyer, shop);

      Withdrawn withdrawn = buyer.withdraw(order);

      assertThat(withdrawn.acknowledged()).isTrue();
      assertThat(withdrawn.waits()).isFalse();
      assertThat(buyer.statusOf(order)).isEqualTo(OrderStatus.CANCELED);
      Eventually.holds(
          () ->
              mails.of("pat@people.test", null, 200).items().stream()
                  .anyMatch(mail -> mail.text().contains(withdrawn.id().toString())));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {API, "DESK"})
  void onceItHasShippedTheMoneyWaitsForTheGoods(String driver) {
    UUID shop = marketplace.shop();
    try (Shopper buyer = shopper(driver, marketplace.person(Role.BUYER))) {
      UUID order = buys(buyer, shop);
      new ShopkeeperByApi(Api.at(port).with(marketplace.seller(shop).token()))
          .ship(order, "DHL", "00340");

      Withdrawn withdrawn = buyer.withdraw(order);

      assertThat(withdrawn.acknowledged()).isTrue();
      assertThat(withdrawn.waits()).isTrue();
      assertThat(buyer.statusOf(order)).isEqualTo(OrderStatus.SHIPPED);
    }
  }

  private Shopper shopper(String driver, Person person) {
    if (driver.equals(API)) {
      return new ShopperByApi(Api.at(port).with(person.token()));
    }
    Visitor visitor = Visitor.at(port, Screen.valueOf(driver)).with(marketplace.session(person));
    return new ShopperInBrowser(new Looks(visitor, driver), marketplace, new Words(messages));
  }

  private UUID buys(Shopper buyer, UUID shop) {
    buyer.buy(Map.of(marketplace.variant(shop, 1_299, 5), 2), "DE");
    return buyer.myOrders().getFirst();
  }
}
