package dev.unbuy.policies;

import java.time.Duration;

/**
 * The marketplace's numbers about money at the gateway.
 *
 * @param expiryLead how long before an authorization ends it is captured or released
 * @param atExpiry which of the two
 * @param refundInstructions how many instructions a refund is tried by before a person looks, where
 *     the gateway accepted one and it failed later; at least 1
 */
public record MoneyNumbers(Duration expiryLead, AtExpiry atExpiry, int refundInstructions) {

  /** What holds where no operator has said otherwise. */
  public static final MoneyNumbers DEFAULT =
      new MoneyNumbers(Duration.ofDays(1), AtExpiry.CAPTURE, 2);

  /** What becomes of an authorization that is about to end while its order waits to be shipped. */
  public enum AtExpiry {
    /** The money is taken, and held for the order. */
    CAPTURE,
    /** The hold is given up, and the order waits for another payment. */
    RELEASE
  }
}
