package dev.unbuy.sandbox;

import dev.unbuy.sandbox.Operation.Kind;
import dev.unbuy.sandbox.Operation.Stage;
import dev.unbuy.sandbox.Request.Chargeback;
import dev.unbuy.sandbox.Rules.Change;
import dev.unbuy.sandbox.Rules.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * What the payer's bank does, a stage at a time. The authorization stays as it is: what a bank
 * takes is neither captured less nor refunded.
 *
 * <pre>
 * opened → taken → returned → won
 *        → won   → lost
 * </pre>
 *
 * A bank may take without asking first.
 */
final class Chargebacks {

  private Chargebacks() {}

  /**
   * Decides.
   *
   * @param open the one that has not ended, or null
   */
  static Change decide(
      Authorization on, @Nullable Operation open, Chargeback request, Stamp stamp) {
    Stage last = open == null ? null : open.stage();
    if (!follows(last, request.stage())) {
      throw Rejection.conflict(
          "wrong_stage",
          "a chargeback that is %s cannot be %s"
              .formatted(last == null ? "not there" : last.code(), request.stage().code()));
    }
    return new Change(
        on, (open == null ? begun(on, request, stamp) : open).at(request.stage(), stamp.at()));
  }

  private static boolean follows(@Nullable Stage last, Stage next) {
    return switch (next) {
      case OPENED -> last == null;
      case TAKEN -> last == null || last == Stage.OPENED;
      case RETURNED, LOST -> last == Stage.TAKEN;
      case WON -> last == Stage.OPENED || last == Stage.RETURNED;
    };
  }

  private static Operation begun(Authorization on, Chargeback request, Stamp stamp) {
    long amount = request.amount().orElse(on.refundable());
    if (amount == 0 || amount > on.refundable()) {
      throw Rejection.conflict(
          "over_chargeback",
          "only %d %s can be taken back".formatted(on.refundable(), on.currency()));
    }
    return new Operation(
        Ids.next("cb", stamp.at(), stamp.place()),
        on.id(),
        Kind.CHARGEBACK,
        Stage.OPENED.status(),
        request.reason(),
        amount,
        on.currency(),
        stamp.key(),
        on.reference(),
        stamp.at(),
        stamp.at());
  }
}
