package dev.unbuy.payments.gateway;

import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a gateway told by itself, verified as coming from it.
 *
 * @param subject the key of ours that it is about: a refund part for REFUND_SUCCEEDED and
 *     REFUND_FAILED, a tender for everything else
 * @param reference the gateway's own name of the payment, the refund or the chargeback
 * @param code why, for DECLINED, REFUND_FAILED and chargebacks
 * @param expiresAt until when it can be captured, for AUTHORIZED, where the gateway told
 * @param amount how much a chargeback is about; null for all of the tender, and for other notices
 */
public record GatewayNotice(
    Instant at,
    UUID subject,
    Kind kind,
    String reference,
    @Nullable String code,
    @Nullable Instant expiresAt,
    @Nullable Money amount)
    implements Event {

  /** A notice about no chargeback. */
  public GatewayNotice(
      Instant at,
      UUID subject,
      Kind kind,
      String reference,
      @Nullable String code,
      @Nullable Instant expiresAt) {
    this(at, subject, kind, reference, code, expiresAt, null);
  }

  /** A notice that says nothing of an end. */
  public GatewayNotice(
      Instant at, UUID subject, Kind kind, String reference, @Nullable String code) {
    this(at, subject, kind, reference, code, null);
  }

  /** What has happened. */
  public enum Kind {
    AUTHORIZED,
    PAID,
    DECLINED,
    EXPIRED,
    REFUND_SUCCEEDED,
    REFUND_FAILED,
    /** The buyer's bank asks about a payment, or is about to take it back. */
    CHARGEBACK_OPENED,
    /** It has taken the money. */
    CHARGEBACK_TAKEN,
    /** It has given the money back. */
    CHARGEBACK_RETURNED,
    /** It was decided for us. */
    CHARGEBACK_WON,
    /** It was decided for the buyer. */
    CHARGEBACK_LOST;

    /** Whether it is about money that a bank takes back. */
    public boolean isAboutChargeback() {
      return switch (this) {
        case AUTHORIZED, PAID, DECLINED, EXPIRED, REFUND_SUCCEEDED, REFUND_FAILED -> false;
        case CHARGEBACK_OPENED,
            CHARGEBACK_TAKEN,
            CHARGEBACK_RETURNED,
            CHARGEBACK_WON,
            CHARGEBACK_LOST ->
            true;
      };
    }
  }
}
