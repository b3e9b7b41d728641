package dev.unbuy.rights.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.rights.rules.WhatCanBeWithdrawn.Line;
import dev.unbuy.rights.rules.WhatCanBeWithdrawn.Units;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of who may withdraw, and how units are split into canceled ones and goods. */
class WhatCanBeWithdrawnTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final UUID LINE = new UUID(0, 1);

  @ParameterizedTest
  @CsvSource({
    "EU, , 2, 0, false, MAY_WITHDRAW",
    "EU, 2026-11-11T12:00:00Z, 0, 2, false, MAY_WITHDRAW",
    "EU, 2026-11-10T12:00:00Z, 0, 2, false, WITHDRAWAL_PERIOD_OVER",
    "EU, 2026-11-11T12:00:00Z, 0, 2, true, WITHDRAWAL_EXCEPTED",
    "EU, 2026-11-11T12:00:00Z, 0, 0, false, NOTHING_LEFT_TO_WITHDRAW",
    "BR, 2026-11-17T12:00:00Z, 0, 1, false, WITHDRAWAL_PERIOD_OVER",
    "CN, 2026-11-20T12:00:00Z, 0, 1, false, MAY_WITHDRAW",
    "US, , 2, 0, false, NO_RIGHT_TO_WITHDRAW",
    "default, , 2, 0, false, NO_RIGHT_TO_WITHDRAW",
  })
  void theFirstThatFitsDecides(
      String pack,
      @Nullable Instant received,
      int cancellable,
      int withBuyer,
      boolean excepted,
      Ruling ruling) {
    WhatCanBeWithdrawn left =
        WhatCanBeWithdrawn.decide(
            PolicyPacks.shipped().of(pack, Integer.MAX_VALUE).withdrawal(),
            received,
            Instant.parse("2026-10-01T00:00:00Z"),
            "DE",
            List.of(new Line(LINE, cancellable, withBuyer, excepted)),
            NOW);

    assertThat(left.ruling()).isEqualTo(ruling);
    assertThat(left.isOpen()).isEqualTo(ruling == Ruling.MAY_WITHDRAW);
  }

  @Test
  void whatHasNotShippedIsCanceledFirst() {
    WhatCanBeWithdrawn left =
        new WhatCanBeWithdrawn(Ruling.MAY_WITHDRAW, Instant.MAX, List.of(new Units(LINE, 2, 3)));

    assertThat(left.split(Map.of())).containsExactly(new Units(LINE, 2, 3));
    assertThat(left.split(Map.of(LINE, 1))).containsExactly(new Units(LINE, 1, 0));
    assertThat(left.split(Map.of(LINE, 4))).containsExactly(new Units(LINE, 2, 2));
    assertThatThrownBy(() -> left.split(Map.of(LINE, 6))).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> left.split(Map.of(new UUID(0, 2), 1)))
        .isInstanceOf(InvalidInput.class);
  }
}
