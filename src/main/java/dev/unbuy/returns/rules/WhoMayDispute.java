package dev.unbuy.returns.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The table of who may open a dispute: the first row that fits decides. */
public final class WhoMayDispute {

  private WhoMayDispute() {}

  /** Looks at the facts at this instant. */
  public static DisputeRule decide(Facts facts, DisputeKind kind, Instant now) {
    if (!facts.shipped()) {
      return DisputeRule.NOTHING_HAS_SHIPPED;
    }
    if (facts.disputeOpen()) {
      return DisputeRule.DISPUTE_IS_OPEN;
    }
    if (facts.returnOpen()) {
      return DisputeRule.RETURN_IS_OPEN;
    }
    if (facts.protectedUntil() != null && !now.isBefore(facts.protectedUntil())) {
      return DisputeRule.PROTECTION_IS_OVER;
    }
    boolean waits = !facts.delivered() && now.isBefore(facts.promisedUntil());
    if (kind == DisputeKind.NOT_ARRIVED && waits) {
      return DisputeRule.STILL_ON_ITS_WAY;
    }
    return facts.units() == 0 || facts.value() == 0
        ? DisputeRule.NOTHING_TO_DISPUTE
        : DisputeRule.MAY_DISPUTE;
  }

  /**
   * What the table has to know.
   *
   * @param shipped whether something has shipped
   * @param delivered whether all of what shipped counts as delivered
   * @param disputeOpen whether another dispute of the order is open
   * @param returnOpen whether a return of it is on its way
   * @param protectedUntil when the buyer protection ends, or null while it has not begun
   * @param promisedUntil the end of the last promised day
   * @param units how many units it is about
   * @param value what they are still worth, minor units
   */
  public record Facts(
      boolean shipped,
      boolean delivered,
      boolean disputeOpen,
      boolean returnOpen,
      @Nullable Instant protectedUntil,
      Instant promisedUntil,
      int units,
      long value) {}
}
