package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.returns.SettleReturn.Found;
import dev.unbuy.returns.rules.Inspection;
import dev.unbuy.returns.rules.StockFate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The seller looks at goods that are back: all of what was promised goes to the buyer, a part with
 * a reason, or nothing with a reason. Silence gives all of it.
 */
@Component
public class InspectReturn {

  private static final Set<ReturnStatus> BACK = Set.of(ReturnStatus.SENT, ReturnStatus.RECEIVED);

  private final MoveReturn moves;
  private final SettleReturn settling;

  InspectReturn(MoveReturn moves, SettleReturn settling) {
    this.moves = moves;
    this.settling = settling;
  }

  /**
   * Inspects.
   *
   * @throws NotFound when it is not this seller's
   * @throws InvalidInput when the amount or the reason that the result needs is missing, or the
   *     amount is not below what was promised
   */
  public ReturnOutcome inspect(Actor.Seller seller, UUID id, Result result) {
    return moves.step(
        seller,
        id,
        BACK,
        (work, locked, one, now) -> {
          if (one.isRefundedAhead() && result.inspection() != Inspection.FULL) {
            throw new InvalidInput("outcome", "must be FULL; the buyer was refunded ahead");
          }
          if (one.kind() == ReturnKind.EXCHANGE && result.inspection() == Inspection.PARTIAL) {
            throw new InvalidInput("outcome", "must be FULL or REFUSED for an exchange");
          }
          if (result.inspection() == Inspection.REFUSED) {
            Progress refused =
                one.progress()
                    .ended(
                        ReturnStatus.REFUSED,
                        Inspection.REFUSED,
                        null,
                        MoveReturn.requireWords("because", result.because()),
                        null,
                        now);
            return settling.stays(
                work, locked, one, refused, OrderChange.RETURN_REFUSED, seller, now);
          }
          return settling.settle(work, locked, one, found(one, result), seller, now);
        });
  }

  private static Found found(ReturnAuthorization one, Result result) {
    StockFate stock =
        result.stock() == null ? StockFate.unlessSaid(one.causedBy()) : result.stock();
    Money promised = one.promised();
    if (result.inspection() == Inspection.FULL) {
      return new Found(Inspection.FULL, promised, null, stock);
    }
    Money amount = result.amount();
    if (amount == null) {
      throw new InvalidInput("amount", "is required with the outcome PARTIAL");
    }
    if (!amount.currency().equals(promised.currency())) {
      throw new InvalidInput("amount.currency", "must be " + promised.currency());
    }
    if (!amount.isPositive() || amount.compareTo(promised) >= 0) {
      throw new InvalidInput(
          "amount.amount", "must be 1 to %d".formatted(Math.max(1, promised.minor() - 1)));
    }
    return new Found(
        Inspection.PARTIAL, amount, MoveReturn.requireWords("because", result.because()), stock);
  }

  /** Nobody looked at the goods in time: they are accepted. */
  ReturnOutcome accept(UUID id) {
    return moves.step(
        new Actor.Platform(),
        id,
        BACK,
        (work, locked, one, now) ->
            settling.settle(
                work,
                locked,
                one,
                new Found(
                    Inspection.FULL, one.promised(), null, StockFate.unlessSaid(one.causedBy())),
                new Actor.Platform(),
                now));
  }

  /**
   * What the seller found.
   *
   * @param amount what goes back of it, with {@link Inspection#PARTIAL}
   * @param because why not all, in the seller's words
   * @param stock where the goods go; null for where such goods usually go
   */
  public record Result(
      Inspection inspection,
      @Nullable Money amount,
      @Nullable String because,
      @Nullable StockFate stock) {}
}
