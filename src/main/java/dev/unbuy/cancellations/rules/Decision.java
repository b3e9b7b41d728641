package dev.unbuy.cancellations.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of a wish to cancel. */
public sealed interface Decision {

  /** The row of the table that decided. */
  Rule rule();

  /**
   * Effective now.
   *
   * @param fault set where the rule itself settles who caused it, otherwise evidence decides
   */
  record Settled(Rule rule, @Nullable Fault fault) implements Decision {}

  /**
   * Waits for the seller.
   *
   * @param sellerAnswersBy when silence settles it
   */
  record Asked(Rule rule, Instant sellerAnswersBy) implements Decision {}

  /** Not possible now; nothing changes. */
  record Refused(Rule rule) implements Decision {}
}
