package dev.unbuy.payments.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a gateway says of an authorization at this moment. */
public sealed interface AuthorizationLook {

  /**
   * How it stands; amounts are minor units.
   *
   * @param phase whether something is still to come
   * @param captured what was taken
   * @param voided what was given up or ran out, and will never be taken
   * @param refunded what was sent back or is on its way
   * @param expiresAt until when it can be captured, or null when it does not end
   */
  record Seen(
      Phase phase,
      long amount,
      long captured,
      long voided,
      long refunded,
      @Nullable Instant expiresAt)
      implements AuthorizationLook {

    /** What can still be captured or voided. */
    public long available() {
      return phase == Phase.CLOSED ? 0 : amount - captured - voided;
    }

    /** What can still be refunded. */
    public long refundable() {
      return captured - refunded;
    }
  }

  /** No answer arrived; ask again. */
  record Unknown(String why) implements AuthorizationLook {}

  /** Whether anything is still to come of an authorization. */
  enum Phase {
    /** The gateway or the buyer has still to decide. */
    OPEN,
    /** It is held for us and can be captured or voided. */
    HELD,
    /** Nothing is left to capture or void. */
    CLOSED
  }
}
