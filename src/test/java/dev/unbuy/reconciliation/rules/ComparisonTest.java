package dev.unbuy.reconciliation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.kernel.Money;
import dev.unbuy.payments.MoneyRecord;
import dev.unbuy.payments.MoneyRecord.State;
import dev.unbuy.payments.gateway.GatewayMovement;
import dev.unbuy.payments.gateway.GatewayMovement.Kind;
import dev.unbuy.payments.gateway.GatewayMovement.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of differences. */
class ComparisonTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant LATE_BEFORE = NOW.minus(Duration.ofHours(1));
  private static final UUID KEY = new UUID(7, 7);

  @ParameterizedTest
  @CsvSource({
    // kind, ours, theirs, difference
    "REFUND,        DONE,    SUCCEEDED, none",
    "REFUND,        PENDING, SUCCEEDED, STATE AS_IF_TOLD", // the webhook was lost
    "REFUND,        PENDING, FAILED,    STATE AS_IF_TOLD",
    "REFUND,        PENDING, PENDING,   none",
    "REFUND,        ASKED,   SUCCEEDED, STATE ASK_AGAIN", // the answer was lost
    "REFUND,        DONE,    FAILED,    STATE AS_IF_TOLD", // it came back after all
    "REFUND,        DONE,    PENDING,   STATE NONE",
    "REFUND,        FAILED,  SUCCEEDED, STATE NONE", // perhaps paid twice: a person
    "REFUND,        FAILED,  FAILED,    none",
    "VOID,          ASKED,   SUCCEEDED, STATE ASK_AGAIN",
    "VOID,          DONE,    SUCCEEDED, none",
    "VOID,          DONE,    FAILED,    STATE NONE",
    "CAPTURE,       DONE,    SUCCEEDED, none",
    "CAPTURE,       ASKED,   SUCCEEDED, STATE ASK_AGAIN",
    "CAPTURE,       FAILED,  SUCCEEDED, STATE NONE", // taken, and thought lost: a person
    "AUTHORIZATION, PENDING, SUCCEEDED, STATE AS_IF_TOLD",
    "AUTHORIZATION, PENDING, FAILED,    STATE AS_IF_TOLD",
    "AUTHORIZATION, ASKED,   SUCCEEDED, STATE NONE", // days later nobody is charged
    "AUTHORIZATION, DONE,    SUCCEEDED, none",
    "EXPIRY,        PENDING, SUCCEEDED, STATE AS_IF_TOLD", // we still count on the hold
    "EXPIRY,        DONE,    SUCCEEDED, none",
  })
  void whatBothKnowOf(Kind kind, State ours, Status theirs, String expected) {
    assertThat(
            words(
                Comparison.both(
                    ours(kind, ours, 100L), theirs(kind, theirs, 100), NOW, LATE_BEFORE)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "DONE,    true,  120, MISSING_THERE NONE",
    "DONE,    false, 120, none", // the gateway was never asked: the hold had ended
    "PENDING, true,  120, MISSING_THERE NONE",
    "ASKED,   false, 120, LATE ASK_AGAIN",
    "ASKED,   false, 5,   none", // it may be on its way
    "FAILED,  true,  120, none",
  })
  void whatOnlyWeKnowOf(State state, boolean confirmed, int minutes, String expected) {
    var ours =
        record(Kind.REFUND, state, confirmed, 100, NOW.minus(Duration.ofMinutes(minutes)), 100L);

    assertThat(words(Comparison.onlyHere(ours, LATE_BEFORE))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"SUCCEEDED, MISSING_HERE NONE", "PENDING, MISSING_HERE NONE", "FAILED, none"})
  void whatOnlyTheGatewayKnowsOf(Status status, String expected) {
    assertThat(words(Comparison.onlyThere(theirs(Kind.REFUND, status, 100)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "CAPTURE, 100, 100, none",
    "CAPTURE, 99,  100, AMOUNT NONE",
    "CAPTURE, 100, 99,  AMOUNT NONE", // the ledger has another
    "CAPTURE, 100, ,    AMOUNT NONE", // the ledger has none
    "REFUND,  100, ,    AMOUNT NONE",
    "VOID,    100, ,    none", // what was only held is not in the ledger
  })
  void amountsOfGatewayRecordAndLedger(
      Kind kind, long theirs, @Nullable Long booked, String expected) {
    var ours = record(kind, State.DONE, true, 100, NOW, booked);

    assertThat(
            words(Comparison.both(ours, theirs(kind, Status.SUCCEEDED, theirs), NOW, LATE_BEFORE)))
        .isEqualTo(expected);
  }

  @Test
  void aRefundThatShouldHaveArrivedYesterdayIsLate() {
    var pending = ours(Kind.REFUND, State.PENDING, null);
    var later = NOW.plus(Duration.ofDays(8));

    assertThat(
            words(
                Comparison.both(
                    pending, theirs(Kind.REFUND, Status.PENDING, 100), later, LATE_BEFORE)))
        .isEqualTo("LATE NONE");
  }

  private static MoneyRecord ours(Kind kind, State state, @Nullable Long booked) {
    return record(kind, state, true, 100, NOW, booked);
  }

  private static MoneyRecord record(
      Kind kind,
      State state,
      boolean confirmed,
      long amount,
      Instant since,
      @Nullable Long booked) {
    return new MoneyRecord(
        KEY,
        kind,
        state,
        confirmed,
        new Money(amount, "EUR"),
        null,
        KEY,
        since,
        LocalDate.of(2026, 12, 1),
        booked);
  }

  private static GatewayMovement theirs(Kind kind, Status status, long amount) {
    return new GatewayMovement(
        "op", KEY.toString(), "auth", kind, status, new Money(amount, "EUR"), NOW, null);
  }

  private static String words(Optional<Difference> difference) {
    return difference.map(one -> one.kind() + " " + one.mend()).orElse("none");
  }
}
