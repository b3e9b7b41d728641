package dev.unbuy.resale.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is suggested for used things: the middle of earlier ones, or a share of a new one. */
class SuggestedPriceTest {

  @Test
  void withoutEnoughEarlierOnesItIsAShareOfANewOne() {
    assertThat(SuggestedPrice.of(1_299, true, List.of())).isEqualTo(new SuggestedPrice(970, 0));
    assertThat(SuggestedPrice.of(1_299, false, List.of(1L, 1L)))
        .isEqualTo(new SuggestedPrice(710, 0));
    assertThat(SuggestedPrice.of(1, false, List.of()).price()).isEqualTo(1);
  }

  @Test
  void theMiddleOfEarlierOnesCountsWhateverSomebodyAskedForOne() {
    assertThat(SuggestedPrice.of(2_000, false, List.of(900L, 800L, 999_999L)))
        .isEqualTo(new SuggestedPrice(900, 3));
    assertThat(SuggestedPrice.of(700, false, List.of(900L, 800L, 1_000L)).price())
        .as("never dearer than a new one")
        .isEqualTo(700);
  }
}
