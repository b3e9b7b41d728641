package dev.unbuy.simulation.rules;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.CancellationFacts;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish to cancel as it was judged and as it ended.
 *
 * @param facts what it was judged on
 * @param rule the row that decided
 * @param sellerAnswersBy until when the seller was asked, or null where nobody was
 * @param answer what a person answered before that, or null
 * @param answeredAt when
 * @param finding whose fault the evidence said it was
 * @param fault whose it was in the end
 * @param refund what it brought back, or would have, minor units
 * @param undone whether the buyer undid it
 */
public record PastCancellation(
    Asker asker,
    Instant askedAt,
    CancellationFacts facts,
    Rule rule,
    @Nullable Instant sellerAnswersBy,
    @Nullable Answer answer,
    @Nullable Instant answeredAt,
    Fault finding,
    Fault fault,
    long refund,
    boolean undone) {

  /** Whether a person has decided since whose fault it was, against rule and evidence. */
  boolean decidedByAPerson() {
    return fault != (rule == Rule.SHIP_BY_PASSED ? Fault.SELLER : finding);
  }

  /** Whose fault it was as far as no rule settles it. */
  Fault faultByEvidence() {
    return decidedByAPerson() ? fault : finding;
  }

  /** What a person answered. */
  public enum Answer {
    APPROVED,
    DECLINED,
    TAKEN_BACK
  }
}
