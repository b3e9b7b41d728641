package dev.unbuy.standing.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unbuy.standing.rules.Deciles.Foretold;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether a score foretells anything is seen in the tenths. */
class DecilesTest {

  @Test
  void aScoreThatForetellsShowsMoreThanUsualAtItsLowEnd() {
    List<Foretold> shops =
        IntStream.range(0, 100)
            .mapToObj(i -> new Foretold(0.5 + i / 200.0, 10, i < 10 ? 5 : 0, 10, 1))
            .toList();

    List<Deciles.Part> parts = Deciles.of(shops);

    assertThat(parts).hasSize(10);
    assertThat(parts.getFirst().rate()).isEqualTo(0.5);
    assertThat(parts.getFirst().lift()).isCloseTo(10, within(1e-9));
    assertThat(parts.getLast().lift()).isZero();
    assertThat(parts).allMatch(part -> part.orders() == 100 && part.lateRate() == 0.1);
  }

  @Test
  void nothingIsCutWhereNothingWasOrdered() {
    assertThat(Deciles.of(List.of(new Foretold(1, 0, 0, 0, 0)))).isEmpty();
    assertThat(Deciles.of(List.of(new Foretold(1, 3, 0, 0, 0)))).hasSize(1);
  }
}
