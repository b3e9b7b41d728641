package dev.unbuy.reconciliation.rules;

import dev.unbuy.payments.MoneyRecord;
import dev.unbuy.payments.MoneyRecord.State;
import dev.unbuy.payments.gateway.GatewayMovement;
import dev.unbuy.payments.gateway.GatewayMovement.Kind;
import dev.unbuy.payments.gateway.GatewayMovement.Status;
import dev.unbuy.reconciliation.rules.Difference.Mend;
import dev.unbuy.refunds.ChargebackRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the gateway says of a thing with what is written of it here.
 *
 * <p>Safe to mend is what would have come right by itself had no answer and no notice been lost:
 * those are given again, and change nothing where they came after all. Whatever moves money in
 * another way than was decided is a person's.
 */
public final class Comparison {

  private Comparison() {}

  /** The gateway did something that nobody here asked for, or that was forgotten. */
  public static Optional<Difference> onlyThere(GatewayMovement theirs) {
    return theirs.status() == Status.FAILED
        ? Optional.empty()
        : found(Difference.Kind.MISSING_HERE, Mend.NONE);
  }

  /**
   * Something is written here that the gateway's list does not have.
   *
   * @param lateBefore what was asked for before this instant should have an answer
   */
  public static Optional<Difference> onlyHere(MoneyRecord ours, Instant lateBefore) {
    return switch (ours.state()) {
      case DONE ->
          ours.confirmed() ? found(Difference.Kind.MISSING_THERE, Mend.NONE) : Optional.empty();
      case PENDING -> found(Difference.Kind.MISSING_THERE, Mend.NONE);
      case ASKED ->
          ours.since().isBefore(lateBefore) && ours.kind() != Kind.EXPIRY
              ? found(Difference.Kind.LATE, againIfMoney(ours))
              : Optional.empty();
      case FAILED -> Optional.empty();
    };
  }

  /** Both know of it. */
  public static Optional<Difference> both(
      MoneyRecord ours, GatewayMovement theirs, Instant now, Instant lateBefore) {
    if (ours.kind() == Kind.EXPIRY) {
      return ours.state() == State.PENDING
          ? found(Difference.Kind.STATE, Mend.AS_IF_TOLD)
          : Optional.empty();
    }
    if (!ours.amount().equals(theirs.amount()) && theirs.status() != Status.FAILED) {
      return found(Difference.Kind.AMOUNT, Mend.NONE);
    }
    return switch (theirs.status()) {
      case SUCCEEDED -> succeededThere(ours);
      case FAILED -> failedThere(ours);
      case PENDING -> pendingThere(ours, now, lateBefore);
    };
  }

  /**
   * What a bank takes back: in the gateway's list it is pending while the bank asks, succeeded
   * while it has the money, and failed when the money is here.
   *
   * @param ours what is written here, or null for nothing
   */
  public static Optional<Difference> chargeback(
      @Nullable ChargebackRecord ours, GatewayMovement theirs) {
    if (ours == null) {
      return theirs.status() == Status.FAILED
          ? Optional.empty()
          : found(Difference.Kind.MISSING_HERE, Mend.AS_IF_TOLD);
    }
    if (!ours.amount().equals(theirs.amount())) {
      return found(Difference.Kind.AMOUNT, Mend.NONE);
    }
    boolean agreed =
        switch (theirs.status()) {
          case PENDING -> !ours.taken();
          case SUCCEEDED -> ours.taken() && !ours.back();
          case FAILED -> ours.taken() == ours.back();
        };
    boolean behind = theirs.status() != Status.PENDING && !ours.back();
    return agreed
        ? Optional.empty()
        : found(Difference.Kind.STATE, behind ? Mend.AS_IF_TOLD : Mend.NONE);
  }

  private static Optional<Difference> succeededThere(MoneyRecord ours) {
    return switch (ours.state()) {
      case DONE ->
          ours.booked() != null && ours.booked() != ours.amount().minor() || isUnbooked(ours)
              ? found(Difference.Kind.AMOUNT, Mend.NONE)
              : Optional.empty();
      case PENDING -> found(Difference.Kind.STATE, Mend.AS_IF_TOLD);
      case ASKED -> found(Difference.Kind.STATE, againIfMoney(ours));
      case FAILED -> found(Difference.Kind.STATE, Mend.NONE);
    };
  }

  private static Optional<Difference> failedThere(MoneyRecord ours) {
    return switch (ours.state()) {
      case FAILED -> Optional.empty();
      case PENDING -> found(Difference.Kind.STATE, Mend.AS_IF_TOLD);
      case ASKED -> found(Difference.Kind.STATE, againIfMoney(ours));
      case DONE ->
          found(Difference.Kind.STATE, ours.kind() == Kind.REFUND ? Mend.AS_IF_TOLD : Mend.NONE);
    };
  }

  private static Optional<Difference> pendingThere(
      MoneyRecord ours, Instant now, Instant lateBefore) {
    return switch (ours.state()) {
      case PENDING ->
          isOverdue(ours, now) ? found(Difference.Kind.LATE, Mend.NONE) : Optional.empty();
      case ASKED ->
          ours.since().isBefore(lateBefore)
              ? found(Difference.Kind.STATE, againIfMoney(ours))
              : Optional.empty();
      case DONE, FAILED -> found(Difference.Kind.STATE, Mend.NONE);
    };
  }

  /** An authorization is asked for while the buyer waits for it, and not days later. */
  private static Mend againIfMoney(MoneyRecord ours) {
    return ours.kind() == Kind.AUTHORIZATION ? Mend.NONE : Mend.ASK_AGAIN;
  }

  private static boolean isUnbooked(MoneyRecord ours) {
    return ours.booked() == null && (ours.kind() == Kind.CAPTURE || ours.kind() == Kind.REFUND);
  }

  private static boolean isOverdue(MoneyRecord ours, Instant now) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    return ours.expectedBy() != null && ours.expectedBy().isBefore(today);
  }

  private static Optional<Difference> found(Difference.Kind kind, Mend mend) {
    return Optional.of(new Difference(kind, mend));
  }
}
