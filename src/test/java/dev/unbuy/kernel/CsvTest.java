package dev.unbuy.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void cellsAreQuotedWhereTheyHaveTo() {
    assertThat(Csv.line("a", "b,c", "say \"hi\"", "two\nlines", null, ""))
        .isEqualTo("a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",,\r\n");
  }

  @Test
  void amountsAreNumbersEvenBelowZero() {
    assertThat(Csv.line(new Money(-1299, "EUR"), new Money(5, "JPY"), -7))
        .isEqualTo("-12.99,5,-7\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void noTextIsAFormula(String text) {
    assertThat(Csv.line(text)).contains("'" + text);
  }
}
