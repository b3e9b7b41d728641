package dev.unbuy.refunds.rules;

import static dev.unbuy.refunds.rules.AfterANo.Step.ONCE_MORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.refunds.rules.AfterANo.Standing;
import dev.unbuy.refunds.rules.AfterANo.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of what follows from a gateway's no. */
class AfterANoTest {

  /** Of an amount of 100: what the gateway can void and refund, what we know, what it took. */
  @ParameterizedTest
  @CsvSource({
    // available, refundable, captured here, taken elsewhere, step
    "  0, 100,   0, 100, THE_OTHER_WAY", // somebody captured it meanwhile
    "  0, 100, 100,   0, THE_OTHER_WAY", // captured and known here
    "  0,   0, 100,   0, A_PERSON", // captured, and somebody refunded it past us
    "  0,   0,   0,   0, NOTHING_LEFT_TO_DO", // it has expired, or was voided past us
    " 99,   0,   0,   0, NOTHING_LEFT_TO_DO", // of a shared hold less is left than this
    "100,   0,   0,   0, A_PERSON", // it is there and the gateway still says no
    "  0, 500,   0,   0, NOTHING_LEFT_TO_DO", // others' captures are not this one's
    "  0,  50,   0,  50, NOTHING_LEFT_TO_DO", // a part was taken: not this amount
  })
  void afterARefusedVoid(
      long available, long refundable, long captured, long elsewhere, Step expected) {
    assertThat(
            AfterANo.afterRefusedVoid(
                100, new Standing(available, refundable, captured, elsewhere)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "100,   0,   0,   0, wrong_status, THE_OTHER_WAY", // it was never taken: give it up
    "  0,   0,   0,   0, wrong_status, NOTHING_LEFT_TO_DO", // never taken, and ended
    "  0,   0, 100,   0, over_refund,  A_PERSON", // somebody refunded it past us
    "  0, 100, 100,   0, closed_card,  A_PERSON", // the card is closed
    "100,   0,   0,   0, closed_card,  A_PERSON",
  })
  void afterARefusedRefund(
      long available, long refundable, long captured, long elsewhere, String code, Step expected) {
    assertThat(
            AfterANo.afterRefusedRefund(
                100, code, new Standing(available, refundable, captured, elsewhere)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "processing_error, 1, 2, ONCE_MORE",
    "processing_error, 2, 2, A_PERSON",
    "closed_account,   1, 2, A_PERSON",
    "processing_error, 1, 1, A_PERSON",
  })
  void afterARefundThatFailedLater(String code, int instructions, int most, Step expected) {
    assertThat(AfterANo.afterFailedRefund(code, instructions, most)).isEqualTo(expected);
  }

  @Test
  void aRefusedInstructionIsNeverRepeatedAsItWas() {
    for (long available : new long[] {0, 50, 100}) {
      for (long refundable : new long[] {0, 50, 100}) {
        for (long captured : new long[] {0, 100}) {
          var standing = new Standing(available, refundable, captured, refundable);
          assertThat(AfterANo.afterRefusedVoid(100, standing)).isNotEqualTo(ONCE_MORE);
          assertThat(AfterANo.afterRefusedRefund(100, "x", standing)).isNotEqualTo(ONCE_MORE);
        }
      }
    }
  }

  @Test
  void whatWasTakenOfTheRestOrForOthersIsNoReasonToSendBackWhatWasOnlyHeld() {
    var nothingOfItWasTaken = new AfterANo.Standing(0, 5_000, 0, 0);

    assertThat(AfterANo.afterRefusedVoid(1_410, nothingOfItWasTaken))
        .isEqualTo(AfterANo.Step.NOTHING_LEFT_TO_DO);
  }
}
