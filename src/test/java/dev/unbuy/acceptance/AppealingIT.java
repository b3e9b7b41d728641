package dev.unbuy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.UnbuyTest;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What follows from a low standing is announced, appealed and lifted: by the API and at the pages.
 */
@UnbuyTest
class AppealingIT {

  @Autowired private Scenes scenes;

  @ParameterizedTest
  @EnumSource(
      value = Driver.class,
      names = {"API", "PHONE"})
  void aSellerIsToldInTimeAppealsAndIsHeard(Driver driver) {
    String words = "The supplier burned down " + UUID.randomUUID();
    try (Scene scene = scenes.at(driver)) {
      scene.theSellerCancelsTooMuch();
      Eventually.holds(() -> scene.sellerIsTold("and from when"));
      assertThat(scene.seller.nothingFollowsAnyMore()).isFalse();

      scene.seller.appeal(words);
      scene.agent.lift(words, "Nobody could have shipped these");

      Eventually.holds(() -> scene.sellerIsTold("it is lifted"));
    }
  }
}
