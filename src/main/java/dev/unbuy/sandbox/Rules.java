package dev.unbuy.sandbox;

import dev.unbuy.sandbox.Operation.Kind;
import dev.unbuy.sandbox.Operation.Status;
import dev.unbuy.sandbox.Request.Authorize;
import dev.unbuy.sandbox.Request.Capture;
import dev.unbuy.sandbox.Request.Refund;
import dev.unbuy.sandbox.Request.Release;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the gateway decides, without a look at anything but its arguments. */
final class Rules {

  /** The reason of what ended because its time was over. */
  static final String VOIDED = "voided";

  static final String EXPIRED = "expired";

  /** The reason of a refund that the payer's bank sent back. */
  static final String CLOSED_ACCOUNT = "closed_account";

  private Rules() {}

  /** What tells one request from all others: its key, its time and its place in the book. */
  record Stamp(String key, Instant at, int place) {}

  /**
   * An authorization and the operation that changed it, both as they are afterwards.
   *
   * @param doom why the operation, a refund that was accepted, will fail later; else null
   */
  record Change(Authorization authorization, Operation operation, @Nullable String doom) {
    Change(Authorization authorization, Operation operation) {
      this(authorization, operation, null);
    }
  }

  static Change authorize(Authorize request, MethodTimes times, Stamp stamp) {
    var status = statusFor(request.token());
    var reason = status == AuthorizationStatus.DECLINED ? "card_declined" : null;
    var authorization =
        new Authorization(
            Ids.next("auth", stamp.at(), stamp.place()),
            Ids.next("op", stamp.at(), stamp.place()),
            request.reference(),
            request.method(),
            request.token(),
            status,
            reason,
            request.amount(),
            request.currency(),
            0,
            0,
            0,
            stamp.at(),
            until(status, times, stamp.at()));
    if (status == AuthorizationStatus.AUTHORIZED) {
      authorization = authorization.agreed(stamp.at(), times.validity());
    }
    return new Change(
        authorization,
        operation(
            authorization,
            authorization.operationId(),
            request.method().paysAtOnce() ? Kind.PAYMENT : Kind.AUTHORIZATION,
            outcomeOf(status),
            reason,
            request.amount(),
            stamp));
  }

  static Change capture(Authorization from, Capture request, Stamp stamp) {
    if (from.status() != AuthorizationStatus.AUTHORIZED) {
      throw wrongStatus(from, "captured");
    }
    if (request.amount() > from.available()) {
      throw Rejection.conflict("over_capture", left(from.available(), from, "captured"));
    }
    return change(from.capture(request.amount()), Kind.CAPTURE, request.amount(), stamp);
  }

  static Change release(Authorization from, Release request, Stamp stamp) {
    if (!from.status().isReleasable()) {
      throw wrongStatus(from, "voided");
    }
    var part = request.amount().orElse(from.available());
    if (part > from.available()) {
      throw Rejection.conflict("over_void", left(from.available(), from, "voided"));
    }
    return change(from.release(part), Kind.VOID, part, stamp);
  }

  /**
   * Accepts a refund.
   *
   * @param doom why it will fail later, or null when it will arrive
   */
  static Change refund(
      Authorization from, Refund request, boolean atOnce, @Nullable String doom, Stamp stamp) {
    if (from.token() == Token.CLOSED_CARD) {
      throw Rejection.conflict("closed_card", "the payer's account is closed");
    }
    if (request.amount() > from.refundable()) {
      throw Rejection.conflict("over_refund", left(from.refundable(), from, "refunded"));
    }
    var why = from.token() == Token.REFUND_FAILS ? CLOSED_ACCOUNT : doom;
    var status = atOnce && why == null ? Status.SUCCEEDED : Status.PENDING;
    var after = from.refund(request.amount());
    var id = Ids.next("op", stamp.at(), stamp.place());
    return new Change(
        after, operation(after, id, Kind.REFUND, status, null, request.amount(), stamp), why);
  }

  /** How a review or an awaited payment ends. */
  static Change settle(
      Authorization open, Operation asked, boolean succeed, MethodTimes times, Instant at) {
    if (succeed) {
      return new Change(open.agreed(at, times.validity()), asked.succeeded(at));
    }
    var reason = open.status() == AuthorizationStatus.PENDING ? EXPIRED : "review_declined";
    return new Change(open.declined(reason), asked.failed(reason, at));
  }

  /** A payment comes that was given up as a whole: it is not taken. */
  static Change tooLate(Authorization closed, Operation asked, Instant at) {
    return new Change(closed, asked.failed(VOIDED, at));
  }

  /**
   * How a refund that is on its way ends.
   *
   * @param failure why it does not arrive, or null when it does
   */
  static Change arrive(Authorization from, Operation refund, @Nullable String failure, Instant at) {
    return failure == null
        ? new Change(from, refund.succeeded(at))
        : new Change(from.refundFailed(refund.amount()), refund.failed(failure, at));
  }

  /** The time of an authorization, or of the payment that it waits for, is over. */
  static Change expire(Authorization due, Operation asked, Stamp stamp) {
    if (due.status().isOpen()) {
      return new Change(due.declined(EXPIRED), asked.failed(EXPIRED, stamp.at()));
    }
    return change(due.expired(), Kind.EXPIRY, due.available(), stamp);
  }

  private static AuthorizationStatus statusFor(Token token) {
    return switch (token) {
      case OK, SLOW, CLOSED_CARD, REFUND_FAILS -> AuthorizationStatus.AUTHORIZED;
      case REVIEW -> AuthorizationStatus.REVIEW;
      case PENDING, PAYS_LATE -> AuthorizationStatus.PENDING;
      case DECLINED -> AuthorizationStatus.DECLINED;
    };
  }

  private static Status outcomeOf(AuthorizationStatus status) {
    return switch (status) {
      case REVIEW, PENDING -> Status.PENDING;
      case AUTHORIZED, CAPTURED, VOIDED, EXPIRED -> Status.SUCCEEDED;
      case DECLINED -> Status.FAILED;
    };
  }

  private static @Nullable Instant until(
      AuthorizationStatus status, MethodTimes times, Instant at) {
    return status == AuthorizationStatus.PENDING && times.validity() != null
        ? at.plus(times.validity())
        : null;
  }

  private static Change change(Authorization after, Kind kind, long amount, Stamp stamp) {
    var id = Ids.next("op", stamp.at(), stamp.place());
    return new Change(after, operation(after, id, kind, Status.SUCCEEDED, null, amount, stamp));
  }

  private static Operation operation(
      Authorization on,
      String id,
      Kind kind,
      Status status,
      @Nullable String reason,
      long amount,
      Stamp stamp) {
    return new Operation(
        id,
        on.id(),
        kind,
        status,
        reason,
        amount,
        on.currency(),
        stamp.key(),
        on.reference(),
        stamp.at(),
        stamp.at());
  }

  static Rejection wrongStatus(Authorization on, String wish) {
    return Rejection.conflict(
        "wrong_status", "the authorization is " + on.status() + " and cannot be " + wish);
  }

  private static String left(long amount, Authorization of, String wish) {
    return "only %d %s can still be %s".formatted(amount, of.currency(), wish);
  }
}
