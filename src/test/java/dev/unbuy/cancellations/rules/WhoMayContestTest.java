package dev.unbuy.cancellations.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.rules.WhoMayContest.Objection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A side may contest once, what is in effect, while there is time; pressing a buyer gains nothing.
 */
class WhoMayContestTest {

  private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "false, false,  1, NOT_SETTLED",
    "true,  true,   1, CONTESTED_BEFORE",
    "true,  false,  0, TIME_IS_OVER",
    "true,  false, -1, TIME_IS_OVER",
    "true,  false,  1, ",
  })
  void theTable(boolean settled, boolean before, int secondsLeft, Objection objection) {
    ContestFacts facts = new ContestFacts(settled, before, NOW.plusSeconds(secondsLeft));

    assertThat(WhoMayContest.objection(facts, NOW).orElse(null)).isEqualTo(objection);
  }

  @Test
  void theFirstFaultStaysOnceTheSellerHasWritten() {
    Finding first = new Finding(Fault.SELLER, "fault.out-of-stock-told", List.of());
    Finding anew = new Finding(Fault.BUYER, "fault.buyers-choice", List.of());

    assertThat(ChangedReason.of(first, anew, true)).isEqualTo(new ChangedReason(first, true));
    assertThat(ChangedReason.of(first, anew, false)).isEqualTo(new ChangedReason(anew, false));
  }
}
