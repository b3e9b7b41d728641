package dev.unbuy.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.kernel.InvalidInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {

  @ParameterizedTest
  @CsvSource({
    "4006381333931, 04006381333931",
    "400-6381 333931, 04006381333931",
    "73513537, 00000073513537",
    "036000291452, 00036000291452",
    "10012345678902, 10012345678902"
  })
  void everyLengthIsTheSameNumberPadded(String printed, String digits) {
    assertThat(Gtin.of("gtin", printed).digits()).isEqualTo(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4006381333932", "4006381333", "", "40063813339310000", "ABCDEFGH"})
  void whatIsNoneIsNamed(String printed) {
    assertThatThrownBy(() -> Gtin.of("gtin", printed)).isInstanceOf(InvalidInput.class);
  }
}
