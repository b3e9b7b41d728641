package dev.unbuy.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void comesBackAsItWent() {
    assertThat(Cursor.read(Cursor.of("2026-01-01", 7, "ä"), 3))
        .isEqualTo(List.of("2026-01-01", "7", "ä"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%%%", "bm90IHR3bw"})
  void whatIsNotOursNamesTheField(String cursor) {
    assertThatThrownBy(() -> Cursor.read(cursor, 2))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            invalid -> assertThat(invalid.errors().getFirst().field()).isEqualTo("cursor"));
  }
}
