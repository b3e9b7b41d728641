package dev.unbuy.cancellations.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.rules.Swapping.Next;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwappingTest {

  @ParameterizedTest(name = "{0} wanted, {1} cancellable, {2} left, settles {3}: {4}")
  @CsvSource({
    "2, 2, 2, true,  OLD_ORDER_ENDS",
    "1, 2, 2, true,  OLD_ORDER_ENDS",
    "2, 2, 2, false, NEW_ORDER_ENDS", // its seller would have to be asked
    "2, 1, 2, true,  NEW_ORDER_ENDS", // one of them has left
    "2, 0, 2, false, NEW_ORDER_ENDS", // all of them have left
    "2, 1, 1, true,  NEW_ORDER_ENDS", // one was canceled by itself meanwhile
    "2, 0, 0, false, NEW_ORDER_STANDS" // all were
  })
  void exactlyOneOfTheTwoGoesOn(int wanted, int cancellable, int left, boolean settles, Next next) {
    assertThat(Swapping.decide(wanted, cancellable, left, settles)).isEqualTo(next);
  }
}
