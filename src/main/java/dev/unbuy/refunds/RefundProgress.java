package dev.unbuy.refunds;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.Orders;
import dev.unbuy.payments.CaptureWrites;
import dev.unbuy.payments.TakenElsewhere;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.payments.gateway.AuthorizationLook.Seen;
import dev.unbuy.payments.gateway.MoveAnswer.Refused;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.Refund.Kind;
import dev.unbuy.refunds.Refund.Status;
import dev.unbuy.refunds.rules.AfterANo;
import dev.unbuy.refunds.rules.AfterANo.Standing;
import dev.unbuy.refunds.rules.AfterANo.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes down how far a part has come, and what follows from it. Each step is taken with the refund
 * locked and only from a state in which it says something new, so a doubled, late or reordered
 * notice changes nothing twice.
 */
@Component
class RefundProgress {

  private static final Logger log = LoggerFactory.getLogger(RefundProgress.class);

  private final Outbox outbox;
  private final Orders orders;
  private final OrderHistory history;
  private final CaptureWrites captures;
  private final ReplacePart replacing;
  private final Policies policies;
  private final InstantSource clock;

  RefundProgress(
      Outbox outbox,
      Orders orders,
      OrderHistory history,
      CaptureWrites captures,
      ReplacePart replacing,
      Policies policies,
      InstantSource clock) {
    this.outbox = outbox;
    this.orders = orders;
    this.history = history;
    this.captures = captures;
    this.replacing = replacing;
    this.policies = policies;
    this.clock = clock;
  }

  /** The gateway has taken it over. */
  void sent(UnitOfWork work, UUID partId, String reference) {
    open(work, partId)
        .filter(locked -> locked.part().status() != Status.SENT)
        .ifPresent(
            locked -> {
              Instant now = clock.instant();
              work.plan(PartWrites.sent(partId, reference, now));
              if (locked.othersAre(Status.SENT, Status.SUCCEEDED)) {
                Refund refund = locked.refund();
                outbox.publish(
                    work, new RefundSent(now, refund.id(), refund.orderId(), refund.buyerId()));
              }
            });
  }

  /** It has arrived, or was given up. */
  void succeeded(UnitOfWork work, UUID partId, @Nullable String reference) {
    open(work, partId)
        .ifPresent(
            locked -> {
              Instant now = clock.instant();
              work.plan(
                  PartWrites.succeeded(partId, reference, arrivalDays(locked.part(), now), now));
              boolean held = locked.part().kind() == Kind.VOID;
              PartBooks.settled(work, locked.account(), locked.part(), held, now);
              if (locked.othersAre(Status.SUCCEEDED)) {
                Refund refund = locked.refund();
                outbox.publish(
                    work, new RefundArrived(now, refund.id(), refund.orderId(), refund.buyerId()));
              }
            });
  }

  private static @Nullable Integer arrivalDays(Refund.Part part, Instant now) {
    if (part.kind() != Kind.REFUND) {
      return null;
    }
    Instant sent = Objects.requireNonNullElse(part.sentAt(), now);
    return WorkingDays.between(
        LocalDate.ofInstant(sent, ZoneOffset.UTC), LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  /**
   * Nothing of the money was or will be taken: there is nothing to send, and nothing to give up.
   */
  void nothingLeftToDo(UnitOfWork work, UUID partId, String why) {
    open(work, partId)
        .ifPresent(
            locked -> {
              if (locked.part().kind() == Kind.VOID) {
                succeeded(work, partId, null);
              } else {
                replacing.done(work, locked, Kind.VOID, why, null);
              }
            });
  }

  /** The gateway said no to the instruction, for good, while the authorization stood so. */
  void refused(UnitOfWork work, UUID partId, Refused no, Seen seen) {
    open(work, partId).ifPresent(locked -> afterNo(work, locked, no, seen));
  }

  private void afterNo(UnitOfWork work, LockedPart locked, Refused no, Seen seen) {
    TenderShare share = locked.share(work);
    List<TenderShare> all = work.ask(TenderShare.ofTender(share.tenderId())).rows();
    long elsewhere = TakenElsewhere.of(seen, share, all);
    long amount = locked.part().amount().minor();
    boolean asVoid = locked.part().kind() == Kind.VOID;
    long here =
        asVoid
            ? share.capturedOfWhatIsGivenUp(
                work.ask(PartWrites.openVoids(share.orderId(), share.id())).first().orElse(0L))
            : share.captured();
    Standing standing = new Standing(seen.available(), seen.refundable(), here, elsewhere);
    String why = no.code() + ": " + no.why();
    boolean unexplained = asVoid && share.captured() > 0 && elsewhere > 0;
    Step step =
        unexplained
            ? Step.A_PERSON
            : asVoid
                ? AfterANo.afterRefusedVoid(amount, standing)
                : AfterANo.afterRefusedRefund(amount, no.code(), standing);
    switch (step) {
      case THE_OTHER_WAY -> {
        if (asVoid && share.captured() == 0) {
          long found = Math.min(elsewhere, share.amount() - share.released());
          captures.found(work, share, locked.account(), found, clock.instant());
        }
        replacing.askedOfTheGateway(work, locked, asVoid ? Kind.REFUND : Kind.VOID, why);
      }
      case NOTHING_LEFT_TO_DO -> nothingLeftToDo(work, locked.part().id(), why);
      case ONCE_MORE, A_PERSON -> needsAttention(work, locked, true, no.code(), why);
    }
  }

  /** The gateway had accepted it, and it did not arrive after all. */
  void failedLater(UnitOfWork work, UUID partId, String code) {
    LockedPart.of(work, partId)
        .filter(locked -> !locked.part().refused() && locked.part().kind() == Kind.REFUND)
        .ifPresent(
            locked -> {
              if (locked.part().status() == Status.SUCCEEDED) {
                work.plan(PartWrites.reopened(partId));
                PartBooks.reopened(work, locked.account(), locked.part(), clock.instant());
              }
              int most = policies.current().money().refundInstructions();
              if (AfterANo.afterFailedRefund(code, locked.instructions(), most) == Step.ONCE_MORE) {
                replacing.askedOfTheGateway(work, locked, Kind.REFUND, code);
              } else {
                needsAttention(work, locked, true, code, code);
              }
            });
  }

  /** No gateway of ours can send it: whoever looks into it pays it in another way. */
  void paidElsewhere(UnitOfWork work, UUID partId, String why) {
    open(work, partId)
        .ifPresent(locked -> needsAttention(work, locked, true, "paid-elsewhere", why));
  }

  /** No answer has come yet. */
  void unanswered(UnitOfWork work, UUID partId, String why) {
    work.plan(PartWrites.unanswered(partId, why));
  }

  /** No answer came until the last try; whether it happened is not known. */
  void neverAnswered(UnitOfWork work, UUID partId, String why) {
    open(work, partId)
        .filter(locked -> locked.part().status() == Status.REQUESTED)
        .ifPresent(locked -> needsAttention(work, locked, false, "no-answer", why));
  }

  private void needsAttention(
      UnitOfWork work, LockedPart locked, boolean refused, String code, String why) {
    if (locked.part().status() == Status.NEEDS_ATTENTION) {
      return;
    }
    Instant now = clock.instant();
    Refund refund = locked.refund();
    UUID part = locked.part().id();
    work.plan(PartWrites.needsAttention(part, refused, why));
    outbox.publish(
        work,
        new RefundNeedsAttention(now, refund.id(), part, refund.orderId(), refund.buyerId(), code));
    work.ask(orders.find(refund.orderId(), new Actor.Platform()))
        .first()
        .ifPresent(
            order ->
                history.record(
                    work,
                    order,
                    OrderChange.REFUND_NEEDS_ATTENTION,
                    new Actor.Platform(),
                    Map.of("part", part, "why", why),
                    refund.id(),
                    now));
  }

  /** A part of which something new can be heard. */
  private static Optional<LockedPart> open(UnitOfWork work, UUID partId) {
    Optional<LockedPart> locked = LockedPart.of(work, partId);
    if (locked.filter(one -> one.part().refused()).isPresent()) {
      log.warn("The gateway says something new of {}, to which it had said no", partId);
    }
    return locked.filter(one -> one.part().status() != Status.SUCCEEDED && !one.part().refused());
  }
}
