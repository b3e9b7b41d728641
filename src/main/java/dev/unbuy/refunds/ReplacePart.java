package dev.unbuy.refunds;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.Refund.Kind;
import dev.unbuy.refunds.Refund.Part;
import dev.unbuy.refunds.Refund.Status;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a new instruction, under a key of its own, in the place of one to which the gateway said no
 * for good. The old one stays as it was, with what was said to it.
 */
@Component
class ReplacePart {

  private final Outbox outbox;
  private final LearnedArrivals arrivals;
  private final InstantSource clock;

  ReplacePart(Outbox outbox, LearnedArrivals arrivals, InstantSource clock) {
    this.outbox = outbox;
    this.arrivals = arrivals;
    this.clock = clock;
  }

  /** By an instruction that the gateway is asked for. */
  void askedOfTheGateway(UnitOfWork work, LockedPart old, Kind kind, @Nullable String why) {
    Instant now = clock.instant();
    Part part = replace(work, old, kind, old.part().method(), Status.REQUESTED, why, null, now);
    if (old.part().kind() == Kind.VOID && kind == Kind.REFUND) {
      PartBooks.takenAfterAll(work, old.account(), part, now);
    }
    if (old.part().kind() == Kind.REFUND && kind == Kind.VOID) {
      PartBooks.heldAfterAll(work, old.account(), part, now);
    }
    outbox.publish(
        work,
        new RefundRequested(
            now, old.refund().id(), old.refund().orderId(), old.refund().buyerId()));
  }

  /**
   * By something that is done with this: store credit, a payment by hand, or a hold that has ended.
   *
   * @param kind {@code VOID} for the last
   */
  void done(
      UnitOfWork work, LockedPart old, Kind kind, @Nullable String why, @Nullable String note) {
    Instant now = clock.instant();
    PaymentMethod method =
        kind == Kind.STORE_CREDIT ? PaymentMethod.STORE_CREDIT : old.part().method();
    Part part = replace(work, old, kind, method, Status.SUCCEEDED, why, note, now);
    boolean wasHeld = old.part().kind() == Kind.VOID;
    if (!wasHeld && kind == Kind.VOID) {
      PartBooks.heldAfterAll(work, old.account(), part, now);
    }
    PartBooks.settled(work, old.account(), part, wasHeld || kind == Kind.VOID, now);
    if (old.othersAre(Status.SUCCEEDED)) {
      outbox.publish(
          work,
          new RefundArrived(
              now, old.refund().id(), old.refund().orderId(), old.refund().buyerId()));
    }
  }

  private Part replace(
      UnitOfWork work,
      LockedPart old,
      Kind kind,
      PaymentMethod method,
      Status status,
      @Nullable String why,
      @Nullable String note,
      Instant now) {
    Part before = old.part();
    ExpectedArrival expected = ExpectedArrival.of(kind, method, arrivals.current(), now);
    Instant ended = status == Status.SUCCEEDED ? now : null;
    Part part =
        new Part(
            Ids.next(),
            before.shareId(),
            before.tenderId(),
            method,
            kind,
            before.amount(),
            status,
            now,
            ended,
            ended,
            expected.from(),
            expected.to(),
            0,
            null,
            before.id(),
            false,
            false,
            note);
    work.plan(PartWrites.replaced(before.id(), why));
    work.plan(PartWrites.insert(old.refund(), part));
    return part;
  }
}
