package dev.unbuy.returns.rules;

/** What becomes of a wish to return. */
public sealed interface ReturnDecision {

  /** The row of the table that decided. */
  ReturnRule rule();

  /** Refunded at once; the buyer keeps the goods. */
  record Kept(ReturnRule rule) implements ReturnDecision {}

  /** Approved at once; the goods can be sent. */
  record Approved(ReturnRule rule) implements ReturnDecision {}

  /** Waits for the seller. */
  record Asked(ReturnRule rule) implements ReturnDecision {}

  /** Not possible now; nothing changes. */
  record Refused(ReturnRule rule) implements ReturnDecision {}
}
