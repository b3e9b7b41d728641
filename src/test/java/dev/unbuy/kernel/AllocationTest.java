package dev.unbuy.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocationTest {

  @Test
  void theLargestRemaindersTakeWhatIsLeft() {
    assertThat(Allocation.byLargestRemainder(100, 1, 1, 1)).containsExactly(34, 33, 33);
    assertThat(Allocation.byLargestRemainder(10, 6, 3, 1)).containsExactly(6, 3, 1);
    assertThat(Allocation.byLargestRemainder(5, 0, 0)).containsExactly(3, 2);
    assertThat(Allocation.byLargestRemainder(1, 1, 2)).containsExactly(0, 1);
  }

  @Test
  void partsAlwaysAddUpAndAreOffByLessThanOneUnit() {
    Random random = new Random(20261124);
    for (int run = 0; run < 5_000; run++) {
      long amount = random.nextLong(1_000_000);
      long[] weights = random.longs(1 + random.nextInt(12), 0, 10_000).toArray();
      long total = Arrays.stream(weights).sum();

      long[] parts = Allocation.byLargestRemainder(amount, weights);

      assertThat(Arrays.stream(parts).sum()).isEqualTo(amount);
      for (int i = 0; total > 0 && i < parts.length; i++) {
        assertThat(Math.abs(parts[i] * total - amount * weights[i])).isLessThan(total);
      }
    }
  }

  @Test
  void anySequenceOfTakingsAddsUp() {
    Random random = new Random(7);
    for (int run = 0; run < 5_000; run++) {
      int units = 1 + random.nextInt(20);
      long amount = random.nextLong(100_000);
      long taken = 0;
      for (int from = 0; from < units; ) {
        int count = 1 + random.nextInt(units - from);
        taken += Allocation.ofUnits(amount, units, from, count);
        from += count;
      }
      assertThat(taken).isEqualTo(amount);
    }
  }

  @Test
  void refusesWhatCannotBeSplit() {
    assertThatThrownBy(() -> Allocation.byLargestRemainder(-1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Allocation.byLargestRemainder(1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Allocation.ofUnits(10, 3, 2, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
