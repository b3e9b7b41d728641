package dev.unbuy.payments;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives up holds that nobody is to capture any more. */
@Component
public class Releases {

  /** Why a share is lost that was given up here. */
  public static final String WHY = "released_before_expiry";

  private static final String RELEASE =
      """
      UPDATE payments.tender_shares SET release_id = ?, release_amount = ?, lost_at = ?,
        lost_why = ?
      WHERE id = ? AND capture_requested_at IS NULL AND lost_at IS NULL\
      """;

  private final Outbox outbox;

  Releases(Outbox outbox) {
    this.outbox = outbox;
  }

  /**
   * Gives up what a tender holds for an order and nobody is owed, with this unit of work, which
   * holds the order's lock and read the share under it.
   */
  public void request(UnitOfWork work, TenderShare share, String currency, Instant at) {
    UUID key = Ids.next();
    work.plan(Write.expecting(1, RELEASE, key, share.refundable(), at, WHY, share.id()));
    outbox.publish(
        work,
        new ReleaseRequested(
            at,
            key,
            Objects.requireNonNull(share.gatewayRef(), "not yet authorized"),
            new Money(share.refundable(), currency)));
  }
}
