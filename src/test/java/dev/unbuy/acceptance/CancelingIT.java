package dev.unbuy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.acceptance.Shopper.Receipt;
import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.rules.Alternative;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A purchase, a change of mind, and what becomes of it: by the API and at the pages. */
@UnbuyTest
class CancelingIT {

  private static final long MUG = Scene.MUG;
  private static final long SHIPPING = 499;

  @Autowired private Scenes scenes;
  @Autowired private Marketplace marketplace;
  @Autowired private DueDates dueDates;
  @Autowired private Books books;

  @ParameterizedTest
  @EnumSource(Driver.class)
  void aChangeOfMindInTimeIsSettledAtOnceAndMailed(Driver driver) {
    try (Scene scene = scenes.at(driver)) {
      UUID order = scene.buys(2);

      Receipt receipt = scene.buyer.cancel(order, 1, Reason.CHANGE_OF_MIND);

      assertThat(receipt.status()).isEqualTo(CancellationStatus.SETTLED);
      assertThat(receipt.back()).isEqualTo(MUG).isEqualTo(receipt.promised());
      assertThat(scene.buyer.statusOf(order)).isEqualTo(OrderStatus.AWAITING_SHIPMENT);
      Eventually.holds(() -> scene.buyer.follow(receipt.id()).arrived());
      Eventually.holds(() -> scene.isTold("Canceled: "));
      books.areRight(List.of(order).stream());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"API", "DESK"})
  void theSellerIsAskedAndApproves(Driver driver) {
    try (Scene scene = scenes.at(driver)) {
      UUID order = scene.buysAndLetsTheGracePass(2);
      Receipt asked = scene.buyer.cancel(order, 2, Reason.SHIPPING_DELAY);
      assertThat(asked.status()).isEqualTo(CancellationStatus.ASKED);
      Eventually.holds(() -> scene.seller.isAsked(order));

      scene.seller.approve(order);

      Receipt settled = scene.buyer.follow(asked.id());
      assertThat(settled.status()).isEqualTo(CancellationStatus.SETTLED);
      assertThat(settled.back()).isEqualTo(2 * MUG + SHIPPING).isEqualTo(asked.promised());
      assertThat(scene.buyer.statusOf(order)).isEqualTo(OrderStatus.CANCELED);
      assertThat(scene.buyer.canCancel(order)).isFalse();
      books.areRight(List.of(order).stream());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"API", "DESK"})
  void theSellerIsAskedAndHasShippedAlready(Driver driver) {
    try (Scene scene = scenes.at(driver)) {
      UUID order = scene.buysAndLetsTheGracePass(2);
      Receipt asked = scene.buyer.cancel(order, 1, Reason.CHANGE_OF_MIND);
      Eventually.holds(() -> scene.seller.isAsked(order));

      scene.seller.decline(order, "DHL", "00340");

      assertThat(scene.buyer.follow(asked.id()).status()).isEqualTo(CancellationStatus.DECLINED);
      assertThat(scene.buyer.statusOf(order)).isEqualTo(OrderStatus.PARTIALLY_SHIPPED);
      Eventually.holds(() -> !scene.seller.isAsked(order));
      books.areRight(List.of(order).stream());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"API", "DESK"})
  void theBuyerTakesItBack(Driver driver) {
    try (Scene scene = scenes.at(driver)) {
      UUID order = scene.buysAndLetsTheGracePass(1);
      Receipt asked = scene.buyer.cancel(order, 1, Reason.CHANGE_OF_MIND);

      Receipt kept = scene.buyer.takeBack(asked.id());

      assertThat(kept.status()).isEqualTo(CancellationStatus.TAKEN_BACK);
      assertThat(scene.buyer.statusOf(order)).isEqualTo(OrderStatus.AWAITING_SHIPMENT);
      assertThat(scene.buyer.canCancel(order)).isTrue();
      books.areRight(List.of(order).stream());
    }
  }

  @ParameterizedTest
  @EnumSource(Driver.class)
  void theBuyerContestsTheFaultAndAnAgentDecides(Driver driver) {
    try (Scene scene = scenes.at(driver)) {
      UUID order = scene.buys(1);
      UUID canceled = scene.buyer.cancel(order, 1, Reason.CHANGE_OF_MIND).id();
      assertThat(scene.buyer.faultOf(canceled)).isEqualTo(Fault.BUYER);
      String statement = "The seller told me that it is broken, " + canceled;
      scene.buyer.contest(canceled, statement);

      scene.agent.decide(canceled, Fault.SELLER, statement);

      assertThat(scene.buyer.faultOf(canceled)).isEqualTo(Fault.SELLER);
      Eventually.holds(() -> scene.isTold("Decided: whose fault"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"API", "DESK"})
  void theSellerCannotDeliverAndCancels(Driver driver) {
    try (Scene scene = scenes.at(driver)) {
      UUID order = scene.buys(2);

      scene.seller.cancel(order, Reason.OUT_OF_STOCK);

      assertThat(scene.buyer.statusOf(order)).isEqualTo(OrderStatus.CANCELED);
      Eventually.holds(() -> scene.isTold("Canceled: "));
      books.areRight(List.of(order).stream());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"API", "DESK"})
  void onlyOneOfTwoSellersOrdersIsTouched(Driver driver) {
    try (Scene scene = scenes.at(driver)) {
      UUID lamp = marketplace.variant(marketplace.shop(), 4_500, 1);
      scene.buyer.buy(Map.of(scene.mug(), 2, lamp, 1));
      List<UUID> orders = scene.buyer.myOrders();
      assertThat(orders).hasSize(2);
      UUID mugs = orders.stream().filter(scene::isOfTheSeller).findFirst().orElseThrow();
      UUID other = orders.stream().filter(one -> !one.equals(mugs)).findFirst().orElseThrow();

      Receipt receipt = scene.buyer.cancel(mugs, 2, Reason.CHANGE_OF_MIND);

      assertThat(receipt.back()).isEqualTo(2 * MUG + SHIPPING).isEqualTo(receipt.promised());
      assertThat(scene.buyer.statusOf(mugs)).isEqualTo(OrderStatus.CANCELED);
      assertThat(scene.buyer.statusOf(other)).isEqualTo(OrderStatus.AWAITING_SHIPMENT);
      Eventually.holds(() -> scene.buyer.follow(receipt.id()).arrived());
      books.agreeWithTheGateway(orders);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"API", "DESK"})
  void moneyThatWasTakenComesBackAndIsMailedTwice(Driver driver) {
    try (Scene scene = scenes.at(driver)) {
      UUID order = scene.buys(1);
      dueDates.fire(OrderDeadlines.CAPTURE, order);
      dueDates.areGone(OrderDeadlines.CAPTURE, List.of(order));

      Receipt receipt = scene.buyer.cancel(order, 1, Reason.CHANGE_OF_MIND);

      assertThat(receipt.arrived()).isFalse();
      assertThat(receipt.back()).isEqualTo(MUG + SHIPPING).isEqualTo(receipt.promised());
      Eventually.holds(() -> scene.buyer.follow(receipt.id()).arrived());
      Eventually.holds(() -> scene.isTold("is on its way") && scene.isTold("is back"));
      books.agreeWithTheGateway(List.of(order));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"API", "DESK"})
  void whatHasShippedCannotBeCanceledAndTheAlternativesAreNamed(Driver driver) {
    try (Scene scene = scenes.at(driver)) {
      UUID order = scene.buys(1);
      scene.seller.ship(order, "DHL", "00340");

      assertThat(scene.buyer.statusOf(order)).isEqualTo(OrderStatus.SHIPPED);
      assertThat(scene.buyer.canCancel(order)).isFalse();
      assertThat(scene.buyer.insteadOfCanceling(order))
          .containsExactly(
              Alternative.REFUSE_DELIVERY,
              Alternative.WAIT_THEN_RETURN,
              Alternative.MESSAGE_SELLER,
              Alternative.RESELL);
    }
  }
}
