package dev.unbuy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.acceptance.Shopper.Changed;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Wanting less of an order that stays: by the API and at the pages. */
@UnbuyTest
class ChangingIT {

  @Autowired private Scenes scenes;
  @Autowired private Books books;

  @ParameterizedTest
  @EnumSource(Driver.class)
  void inTimeItIsMadeAtOnceAndTheMoneyThatWasShownComesBack(Driver driver) {
    try (Scene scene = scenes.at(driver)) {
      UUID order = scene.buys(3);

      Changed changed = scene.buyer.change(order, 1);

      assertThat(changed.status()).isEqualTo(ChangeStatus.SETTLED);
      assertThat(changed.promised()).isEqualTo(2 * Scene.MUG);
      assertThat(scene.buyer.statusOf(order)).isEqualTo(OrderStatus.AWAITING_SHIPMENT);
      books.areRight(List.of(order).stream());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"API", "DESK"})
  void laterTheSellerIsAskedAndMakesIt(Driver driver) {
    try (Scene scene = scenes.at(driver)) {
      UUID order = scene.buysAndLetsTheGracePass(2);
      Changed asked = scene.buyer.change(order, 1);
      assertThat(asked.status()).isEqualTo(ChangeStatus.ASKED);

      scene.seller.approveChange(order);

      assertThat(scene.buyer.followChange(asked.id())).isEqualTo(ChangeStatus.SETTLED);
      books.areRight(List.of(order).stream());
    }
  }
}
