package dev.unbuy.sandbox;

import dev.unbuy.sandbox.Request.Authorize;
import dev.unbuy.sandbox.Request.Capture;
import dev.unbuy.sandbox.Request.Chargeback;
import dev.unbuy.sandbox.Request.Expire;
import dev.unbuy.sandbox.Request.Refund;
import dev.unbuy.sandbox.Request.Release;
import dev.unbuy.sandbox.Request.Settle;
import dev.unbuy.sandbox.Rules.Change;
import dev.unbuy.sandbox.Rules.Stamp;
import java.time.Instant;
import java.util.Optional;

/** Looks up what a request is about, and has the rules decide; the desk's lock guards it. */
final class Decisions {

  private final Book book;
  private final SandboxSettings settings;
  private final Faults faults;

  Decisions(Book book, SandboxSettings settings, Faults faults) {
    this.book = book;
    this.settings = settings;
    this.faults = faults;
  }

  /**
   * Decides.
   *
   * @throws Rejection when it names nothing that exists, or the rules say no
   */
  Change on(Request request, Stamp stamp) {
    return switch (request) {
      case Authorize authorize ->
          Rules.authorize(authorize, settings.times(authorize.method()), stamp);
      case Capture capture -> Rules.capture(find(capture.authorizationId()), capture, stamp);
      case Release release -> Rules.release(find(release.authorizationId()), release, stamp);
      case Refund refund -> refund(find(refund.authorizationId()), refund, stamp);
      case Settle settle -> settle(find(settle.authorizationId()), settle.succeed(), stamp.at());
      case Expire expire -> expireNow(find(expire.authorizationId()), stamp.at());
      case Chargeback chargeback -> chargeback(chargeback, stamp);
    };
  }

  /** How an operation that was pending ends by itself, unless it has ended already. */
  Optional<Change> end(String operationId, Instant at) {
    return book.operation(operationId)
        .filter(Operation::isPending)
        .map(
            open -> {
              var on = find(open.authorizationId());
              if (open.kind() == Operation.Kind.REFUND) {
                return Rules.arrive(on, open, book.doom(open.id()).orElse(null), at);
              }
              return on.status().isOpen()
                  ? Rules.settle(on, open, true, settings.times(on.method()), at)
                  : Rules.tooLate(on, open, at);
            });
  }

  /** What the end of an authorization's time changes. */
  Change expire(Authorization due, Instant at) {
    var asked = book.operation(due.operationId()).orElseThrow();
    return Rules.expire(due, asked, new Stamp(asked.idempotencyKey(), at, book.nextPlace()));
  }

  private Change expireNow(Authorization due, Instant at) {
    if (!due.status().isReleasable()) {
      throw Rules.wrongStatus(due, "expired");
    }
    return expire(due, at);
  }

  private Change chargeback(Chargeback request, Stamp stamp) {
    var on = find(request.authorizationId());
    var asked = book.operation(on.operationId()).orElseThrow();
    var under = new Stamp(asked.idempotencyKey(), stamp.at(), stamp.place());
    return Chargebacks.decide(on, book.openChargeback(on.id()).orElse(null), request, under);
  }

  private Change refund(Authorization from, Refund request, Stamp stamp) {
    var fault =
        faults.take(FaultMode.Stage.REFUND, Strikable.of(request, stamp.key(), Optional.of(from)));
    return Rules.refund(
        from,
        request,
        settings.times(from.method()).refund().isZero(),
        fault.map(Fault::reason).orElse(null),
        stamp);
  }

  private Change settle(Authorization open, boolean succeed, Instant at) {
    if (open.status().isOpen()) {
      var asked = book.operation(open.operationId()).orElseThrow();
      return Rules.settle(open, asked, succeed, settings.times(open.method()), at);
    }
    return book.oldestPendingRefund(open.id())
        .map(refund -> Rules.arrive(open, refund, succeed ? null : Rules.CLOSED_ACCOUNT, at))
        .orElseThrow(() -> Rules.wrongStatus(open, "settled"));
  }

  private Authorization find(String id) {
    return book.authorization(id).orElseThrow(Rejection::notFound);
  }
}
