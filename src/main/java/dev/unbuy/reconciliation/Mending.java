package dev.unbuy.reconciliation;

import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.Orders;
import dev.unbuy.payments.Captures;
import dev.unbuy.payments.MoneyRecord;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.gateway.GatewayMovement;
import dev.unbuy.payments.gateway.GatewayMovement.Status;
import dev.unbuy.payments.gateway.GatewayNotice;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.reconciliation.rules.Difference;
import dev.unbuy.refunds.AskAgain;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives again what was lost: a notice that never came, a question that has no answer. */
@Component
class Mending {

  private final Outbox outbox;
  private final Orders orders;
  private final Captures captures;
  private final AskAgain refunds;
  private final InstantSource clock;

  Mending(Outbox outbox, Orders orders, Captures captures, AskAgain refunds, InstantSource clock) {
    this.outbox = outbox;
    this.orders = orders;
    this.captures = captures;
    this.refunds = refunds;
    this.clock = clock;
  }

  /**
   * Mends with this unit of work.
   *
   * @return how, or empty where it is for a person
   */
  Optional<String> mend(
      UnitOfWork work,
      Difference difference,
      @Nullable MoneyRecord ours,
      @Nullable GatewayMovement theirs) {
    if (ours == null) {
      return Optional.empty();
    }
    return switch (difference.mend()) {
      case NONE -> Optional.empty();
      case AS_IF_TOLD -> theirs == null ? Optional.empty() : tell(work, ours, theirs);
      case ASK_AGAIN -> askAgain(work, ours);
    };
  }

  private Optional<String> tell(UnitOfWork work, MoneyRecord ours, GatewayMovement theirs) {
    return notice(theirs)
        .map(
            kind -> {
              boolean refund = theirs.kind() == GatewayMovement.Kind.REFUND;
              outbox.publish(
                  work,
                  new GatewayNotice(
                      clock.instant(),
                      ours.key(),
                      kind,
                      refund ? theirs.id() : theirs.authorization(),
                      theirs.code()));
              return "taken as told: " + kind;
            });
  }

  private static Optional<GatewayNotice.Kind> notice(GatewayMovement theirs) {
    boolean well = theirs.status() == Status.SUCCEEDED;
    return switch (theirs.kind()) {
      case AUTHORIZATION ->
          Optional.of(well ? GatewayNotice.Kind.AUTHORIZED : GatewayNotice.Kind.DECLINED);
      case PAYMENT -> Optional.of(well ? GatewayNotice.Kind.PAID : GatewayNotice.Kind.DECLINED);
      case EXPIRY -> Optional.of(GatewayNotice.Kind.EXPIRED);
      case REFUND ->
          Optional.of(
              well ? GatewayNotice.Kind.REFUND_SUCCEEDED : GatewayNotice.Kind.REFUND_FAILED);
      case CAPTURE, VOID, CHARGEBACK -> Optional.empty();
    };
  }

  /** A notice of a chargeback that never came is taken as told by the gateway's list. */
  String tell(UnitOfWork work, GatewayMovement theirs, Tender tender) {
    GatewayNotice.Kind kind =
        switch (theirs.status()) {
          case PENDING -> GatewayNotice.Kind.CHARGEBACK_OPENED;
          case SUCCEEDED -> GatewayNotice.Kind.CHARGEBACK_TAKEN;
          case FAILED -> GatewayNotice.Kind.CHARGEBACK_RETURNED;
        };
    outbox.publish(
        work,
        new GatewayNotice(
            clock.instant(), tender.id(), kind, theirs.id(), theirs.code(), null, theirs.amount()));
    return "taken as told: " + kind;
  }

  private Optional<String> askAgain(UnitOfWork work, MoneyRecord ours) {
    return switch (ours.kind()) {
      case CAPTURE -> captureAgain(work, ours.parent());
      case VOID, REFUND -> {
        refunds.ask(work, ours.key());
        yield Optional.of("asked again under the same key");
      }
      case AUTHORIZATION, PAYMENT, EXPIRY, CHARGEBACK -> Optional.empty();
    };
  }

  private Optional<String> captureAgain(UnitOfWork work, UUID orderId) {
    return work.ask(orders.find(orderId, new Actor.Platform()))
        .first()
        .map(
            order -> {
              captures.askAgain(work, order.account(), clock.instant());
              return "asked again under the same key";
            });
  }
}
