package dev.unbuy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.acceptance.Shopper.GivenBack;
import dev.unbuy.returns.ReturnStatus;
import dev.unbuy.returns.rules.ReturnReason;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** After it has arrived: one goes back, one is sold on. By the API and at the pages. */
@UnbuyTest
class ReturningIT {

  @Autowired private Scenes scenes;
  @Autowired private Books books;

  @ParameterizedTest
  @EnumSource(names = {"API", "PHONE"})
  void oneIsSentBackForItsMoneyAndTheOtherSoldOn(Driver driver) {
    try (Scene scene = scenes.at(driver)) {
      UUID order = scene.buys(2);
      scene.arrives(order);

      GivenBack asked = scene.buyer.giveBack(order, 1, ReturnReason.CHANGE_OF_MIND);
      assertThat(asked.status()).isEqualTo(ReturnStatus.ASKED);
      assertThat(asked.amount()).isEqualTo(Scene.MUG);
      scene.seller.approveReturn(asked.id());
      assertThat(scene.buyer.sendBack(asked.id(), "UPS", "1Z").status())
          .isEqualTo(ReturnStatus.SENT);
      scene.seller.acceptReturn(asked.id());
      assertThat(scene.buyer.followReturn(asked.id()).status()).isEqualTo(ReturnStatus.SETTLED);
      books.areRight(List.of(order).stream());

      assertThat(scene.buyer.sellOn(order, 800, "a chip at the rim")).isTrue();
    }
  }
}
