package dev.unbuy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.acceptance.Shopper.Receipt;
import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.RefundsAtOnce;
import dev.unbuy.testing.UnbuyTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A cancellation that was a mistake: by the API and at the pages. */
@UnbuyTest
@Alone
class UndoingIT {

  @Autowired private Scenes scenes;
  @Autowired private Books books;
  @Autowired private RefundsAtOnce refunds;

  @ParameterizedTest
  @EnumSource(Driver.class)
  void aMistakeIsUndone(Driver driver) {
    refunds.hold(Duration.ofMinutes(10));
    try (Scene scene = scenes.at(driver)) {
      UUID order = scene.buys(2);
      Receipt mistake = scene.buyer.cancel(order, 2, Reason.CHANGE_OF_MIND);
      assertThat(scene.buyer.statusOf(order)).isEqualTo(OrderStatus.CANCELED);

      Receipt undone = scene.buyer.undo(mistake.id());

      assertThat(undone.status()).isEqualTo(CancellationStatus.UNDONE);
      assertThat(scene.buyer.statusOf(order)).isEqualTo(OrderStatus.AWAITING_SHIPMENT);
      assertThat(scene.buyer.canCancel(order)).isTrue();
      Eventually.holds(() -> scene.isTold("is as it was"));
      books.areRight(List.of(order).stream());
    } finally {
      refunds.hold(Duration.ZERO);
    }
  }
}
