package dev.unbuy.cancellations;

import dev.unbuy.cancellations.RemedyOutcome.Changed;
import dev.unbuy.changes.ChangeOrder;
import dev.unbuy.changes.ChangeOrderCommand;
import dev.unbuy.changes.ChangeOrderCommand.LineTarget;
import dev.unbuy.changes.ChangeOutcome;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.OrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remedies that are changes of the order: they are made by what makes every other change. */
@Component
class ChangeInstead {

  private final ChangeOrder changeOrder;

  ChangeInstead(ChangeOrder changeOrder) {
    this.changeOrder = changeOrder;
  }

  /** Another variant in place of the units of a line that the buyer thought of canceling. */
  RemedyOutcome toVariant(
      TakeRemedyCommand command, LockedOrder locked, Map<UUID, Integer> chosen, RemedyOffer offer) {
    OrderLine line = TakeRemedy.lineOf(locked, offer);
    int units = Math.min(chosen.getOrDefault(line.id(), 0), line.fulfillable());
    return make(
        command,
        offer,
        targets(line, Objects.requireNonNull(offer.variantId()), units),
        null,
        false);
  }

  /** What a line is to be when so many of its units become another variant. */
  static List<LineTarget> targets(OrderLine line, UUID variant, int units) {
    List<LineTarget> targets = new ArrayList<>();
    int stays = line.ordered() - line.canceled() - units;
    if (stays > 0) {
      targets.add(new LineTarget(line.id(), stays, null));
    }
    targets.add(new LineTarget(line.id(), units, variant));
    return targets;
  }

  /** Another address; in another country shipping, tax and rights are those of that one. */
  RemedyOutcome toAddress(TakeRemedyCommand command, RemedyOffer offer) {
    return make(command, offer, List.of(), command.requiredAddress(), false);
  }

  /** The faster way of the shop. */
  RemedyOutcome toFasterShipping(TakeRemedyCommand command, RemedyOffer offer) {
    return make(command, offer, List.of(), null, true);
  }

  /**
   * Another payment for the whole order.
   *
   * @throws InvalidInput when it does not say which
   */
  RemedyOutcome paidAnotherWay(TakeRemedyCommand command, RemedyOffer offer) {
    if (command.payments().isEmpty()) {
      throw new InvalidInput("payments", "are required");
    }
    return make(command, offer, List.of(), null, false);
  }

  private RemedyOutcome make(
      TakeRemedyCommand command,
      RemedyOffer offer,
      List<LineTarget> lines,
      @Nullable Address address,
      boolean faster) {
    ChangeOrderCommand change =
        new ChangeOrderCommand(
            command.buyer(), command.orderId(), lines, address, faster, command.payments(), null);
    return switch (changeOrder.make(change)) {
      case ChangeOutcome.Made made ->
          new Changed(command.orderId(), offer.kind(), made.change(), made.toBePaid());
      case ChangeOutcome.Refused refused ->
          new RemedyOutcome.Refused(
              new Refusal(
                  "remedy-not-possible",
                  refused.refusal().rule(),
                  refused.refusal().state(),
                  List.of("CANCEL_ANYWAY")));
      case ChangeOutcome.Stale stale ->
          throw new IllegalStateException("nothing was said to be seen: " + stale);
    };
  }
}
