package dev.unbuy.refunds;

import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.Refund.Status;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Has the gateway asked once more for a part, under the same key: a repetition is harmless. */
@Component
public class AskAgain {

  private final Outbox outbox;
  private final InstantSource clock;

  AskAgain(Outbox outbox, InstantSource clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Asks, unless the gateway has said yes or no meanwhile. */
  public void ask(UnitOfWork work, UUID partId) {
    LockedPart.of(work, partId)
        .filter(locked -> !locked.part().refused())
        .filter(locked -> locked.part().status() != Status.SUCCEEDED)
        .ifPresent(
            locked -> {
              if (locked.part().status() == Status.NEEDS_ATTENTION) {
                work.plan(PartWrites.askedAgain(partId));
              }
              Refund refund = locked.refund();
              outbox.publish(
                  work,
                  new RefundRequested(
                      clock.instant(), refund.id(), refund.orderId(), refund.buyerId()));
            });
  }
}
