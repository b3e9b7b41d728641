package dev.unbuy.returns.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of who may return, row by row; windows in hours from now, empty for still open. */
class WhoMayReturnTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // units, dispute, window, protection, right, accepts, value, keep, cause, decision, rule
    "0, false, 1, 1, false, true, 900, 400, BUYER, Refused, NOTHING_TO_RETURN",
    "0, true, 1, 1, false, true, 900, 400, SELLER, Refused, NOTHING_TO_RETURN",
    "1, true, 1, 1, false, true, 900, 400, SELLER, Refused, DISPUTE_IS_OPEN",
    "1, false, 0, 1, false, true, 900, 400, BUYER, Refused, WINDOW_IS_OVER",
    "1, false, 0, 1, false, true, 900, 400, SELLER, Approved, SELLER_ACCEPTS_AUTOMATICALLY",
    "1, false, 0, 1, false, false, 900, 400, CARRIER, Asked, SELLER_ANSWERS",
    "1, false, 0, 0, false, false, 900, 400, SELLER, Refused, WINDOW_IS_OVER",
    "1, false, , , false, false, 900, 400, BUYER, Asked, SELLER_ANSWERS",
    "1, false, 1, 1, false, false, 400, 400, SELLER, Kept, KEEP_THE_ITEM",
    "1, false, 1, 1, false, false, 401, 400, SELLER, Asked, SELLER_ANSWERS",
    "1, false, 1, 1, false, false, 400, 400, BUYER, Asked, SELLER_ANSWERS",
    "1, false, 0, 0, true, false, 900, 400, BUYER, Approved, STATUTORY_RIGHT",
    "1, false, 1, 1, false, true, 900, 400, BUYER, Approved, SELLER_ACCEPTS_AUTOMATICALLY"
  })
  void theFirstRowThatFitsDecides(
      int units,
      boolean dispute,
      @Nullable Integer window,
      @Nullable Integer protection,
      boolean right,
      boolean accepts,
      long value,
      long keep,
      CausedBy cause,
      String decision,
      ReturnRule rule) {
    ReturnDecision decided =
        WhoMayReturn.decide(
            new ReturnFacts(
                units, dispute, in(window), in(protection), right, accepts, value, keep),
            cause,
            NOW);

    assertThat(decided.getClass().getSimpleName()).isEqualTo(decision);
    assertThat(decided.rule()).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "BUYER, false, BUYER",
    "BUYER, true, SELLER",
    "SELLER, false, SELLER",
    "CARRIER, false, SELLER"
  })
  void whoeverCausedItPaysTheWayBackUnlessAConsumerGetsAllCostsBack(
      CausedBy cause, boolean anyway, Payer payer) {
    assertThat(WhoPaysTheReturn.decide(cause, anyway)).isEqualTo(payer);
  }

  @ParameterizedTest
  @CsvSource({
    "ARRIVED_LATE, 1, CARRIER",
    "ARRIVED_LATE, -1, BUYER",
    "DAMAGED, -1, SELLER",
    "CHANGE_OF_MIND, 1, BUYER"
  })
  void theDatesDecideBeforeWhatWasChosen(ReturnReason reason, int hoursLate, CausedBy cause) {
    assertThat(reason.causedBy(NOW.plus(Duration.ofHours(hoursLate)), NOW)).isEqualTo(cause);
  }

  private static @Nullable Instant in(@Nullable Integer hours) {
    return hours == null ? null : NOW.plus(Duration.ofHours(hours));
  }
}
