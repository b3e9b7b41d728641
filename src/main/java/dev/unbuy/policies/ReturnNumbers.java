package dev.unbuy.policies;

import java.time.Duration;
import java.util.Map;

/**
 * The marketplace's numbers about goods that come back.
 *
 * @param sellerAnswersWithin how long a seller may be silent before a return that was asked for is
 *     approved
 * @param sendWithin how long after that the goods must be sent before the return ends by itself
 * @param arrivesWithin how long sent goods may be on their way before they count as arrived; for a
 *     refused parcel, before its carrier's proof is enough
 * @param inspectWithin how long a seller may look at what has arrived before it is accepted
 * @param lostAfter how long after the last promised day a parcel on its way counts as lost
 * @param labelCost what a prepaid label is deducted with where the buyer pays the way back, by
 *     currency in minor units; a currency that is not named has none
 * @param keepItemUpTo the refund up to which a buyer keeps what the seller got wrong, by currency
 *     in minor units; sending it back would cost more
 * @param aheadUpTo the refund up to which money goes back with the proof of sending, ahead of the
 *     goods, to buyers none of whose returns was refused in the last year, by currency in minor
 *     units
 * @param disputeAnswersWithin how long each side of a dispute may take to answer
 * @param agentDecidesWithin how long after an escalation an agent is to decide
 * @param appealWithin how long after a decision either side may appeal, once
 */
public record ReturnNumbers(
    Duration sellerAnswersWithin,
    Duration sendWithin,
    Duration arrivesWithin,
    Duration inspectWithin,
    Duration lostAfter,
    Map<String, Long> labelCost,
    Map<String, Long> keepItemUpTo,
    Map<String, Long> aheadUpTo,
    Duration disputeAnswersWithin,
    Duration agentDecidesWithin,
    Duration appealWithin) {

  /** What holds where no operator has said otherwise. */
  public static final ReturnNumbers DEFAULT =
      new ReturnNumbers(
          Duration.ofDays(2),
          Duration.ofDays(14),
          Duration.ofDays(21),
          Duration.ofDays(3),
          Duration.ofDays(14),
          Map.of("EUR", 499L, "USD", 599L, "GBP", 449L, "CHF", 600L, "BRL", 1_990L),
          Map.of("EUR", 400L, "USD", 400L, "GBP", 350L, "CHF", 400L, "BRL", 1_500L),
          Map.of(),
          Duration.ofDays(3),
          Duration.ofDays(7),
          Duration.ofDays(7));

  /** Copies the maps. */
  public ReturnNumbers {
    labelCost = Map.copyOf(labelCost);
    keepItemUpTo = Map.copyOf(keepItemUpTo);
    aheadUpTo = Map.copyOf(aheadUpTo);
  }
}
