package dev.unbuy.cancellations.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.rules.ShippingByVerdict.Line;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippingByVerdictTest {

  @ParameterizedTest(name = "{0} to {1}, {2} given back, {3} left: {4}")
  @CsvSource({
    "BUYER,  SELLER,   0, 499, 249",
    "BUYER,  NOBODY,   0, 499, 249",
    "BUYER,  SELLER,   0, 100, 100", // never more than is left
    "BUYER,  SELLER,   0,   0,   0",
    "BUYER,  SELLER, 250, 249,   0", // a statute had it go back
    "BUYER,  BUYER,    0, 499,   0",
    "SELLER, BUYER,  250, 249,   0", // nothing is taken from the buyer again
    "SELLER, CARRIER,  0, 499,   0"
  })
  void theShareGoesBackOnceWhereItWasNotTheBuyer(
      Fault before, Fault verdict, long givenBack, long left, long due) {
    assertThat(
            ShippingByVerdict.due(before, verdict, List.of(new Line(499, 2, 1)), givenBack, left))
        .isEqualTo(due);
  }
}
