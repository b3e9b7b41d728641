package dev.unbuy.payments.gateway;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a gateway told by itself, verified as coming from it.
 *
 * @param subject the key of ours that it is about: a tender for AUTHORIZED, PAID, DECLINED and
 *     EXPIRED, a refund part for REFUND_SUCCEEDED and REFUND_FAILED
 * @param code why, for DECLINED and REFUND_FAILED
 * @param expiresAt until when it can be captured, for AUTHORIZED, where the gateway told
 */
public record GatewayNotice(
    Instant at,
    UUID subject,
    Kind kind,
    String reference,
    @Nullable String code,
    @Nullable Instant expiresAt)
    implements Event {

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
    REFUND_FAILED
  }
}
