package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.CancellationFacts;
import dev.unbuy.cancellations.rules.Habit;
import dev.unbuy.cancellations.rules.PaymentState;
import dev.unbuy.cancellations.rules.Undoing;
import dev.unbuy.changes.AnswerChange;
import dev.unbuy.changes.Change;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.orders.Fulfillment;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.policies.PolicyPack;
import dev.unbuy.policies.WithdrawalRight;
import dev.unbuy.refunds.rules.SoldLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order with all that a decision about it needs, read in one round trip.
 *
 * @param limit how often the buyer who asks has canceled, where that limits them
 */
record LockedOrder(
    Order order,
    List<OrderLine> lines,
    List<Fulfillment> parcels,
    List<TenderShare> shares,
    @Nullable Habit limit) {

  /** For somebody whom no habit limits. */
  LockedOrder(
      Order order, List<OrderLine> lines, List<Fulfillment> parcels, List<TenderShare> shares) {
    this(order, lines, parcels, shares, null);
  }

  /** Whether units wait for somebody's answer. */
  boolean anythingWaits() {
    return lines.stream().anyMatch(line -> line.asked() > 0);
  }

  /** The same, as if a change of the order that waits held no units back. */
  LockedOrder without(Change waiting) {
    return new LockedOrder(order, AnswerChange.letGo(lines, waiting), parcels, shares, limit);
  }

  /**
   * The units asked for, by line: those named, or all that can still be canceled.
   *
   * @throws InvalidInput when a line is not of this order, is named twice, or has not so many units
   */
  Map<UUID, Integer> chosen(List<UnitsOfLine> wanted) {
    if (wanted.isEmpty()) {
      Map<UUID, Integer> all = new LinkedHashMap<>();
      lines.stream()
          .filter(line -> line.cancellable() > 0)
          .forEach(line -> all.put(line.id(), line.cancellable()));
      return all;
    }
    return OrderLines.chosen(lines, wanted);
  }

  /** Whether every unit asked for can still be canceled. */
  boolean allCancellable(Map<UUID, Integer> chosen) {
    return lines.stream().allMatch(line -> chosen.getOrDefault(line.id(), 0) <= line.cancellable());
  }

  /** What the table of who may cancel has to know. */
  CancellationFacts facts(Map<UUID, Integer> chosen, PolicyPack pack) {
    int units = 0;
    int packed = 0;
    boolean excepted = false;
    for (OrderLine line : lines) {
      int quantity = chosen.getOrDefault(line.id(), 0);
      units += quantity;
      packed += Math.max(0, quantity - line.fulfillable());
      excepted |= quantity > 0 && line.withdrawalExcepted();
    }
    boolean possible = allCancellable(chosen);
    return new CancellationFacts(
        possible ? units : 0,
        possible ? packed : 0,
        PaymentState.valueOf(order.payment().name()),
        order.paidAt(),
        order.promisedShipBy(),
        excepted ? null : withdrawalOpenUntil(order, pack),
        order.acceptsAutomatically(),
        limit != null);
  }

  /**
   * Until when a buyer may withdraw from this order by statute.
   *
   * @return null where there is no such right; {@link Instant#MAX} while not all was received
   */
  static @Nullable Instant withdrawalOpenUntil(Order order, PolicyPack pack) {
    WithdrawalRight right = pack.withdrawal();
    return right == null
        ? null
        : right.openUntil(order.deliveredAt(), order.rights().toldAt(), order.shipTo().country());
  }

  /** The lines with what is undone of them, for the money that goes back. */
  List<Undoing.Line> undoing(Map<UUID, Integer> chosen) {
    return lines.stream()
        .map(
            line ->
                new Undoing.Line(
                    line.id(),
                    new SoldLine(
                        line.ordered(),
                        line.unitPrice(),
                        line.discount() + line.adjusted(),
                        line.tax()),
                    line.shipping(),
                    line.undone(),
                    line.canceled(),
                    line.decidedBack(),
                    chosen.getOrDefault(line.id(), 0)))
        .toList();
  }

  /** What was canceled, by variant. */
  List<UUID> variantsOf(Cancellation cancellation) {
    return cancellation.variants(lines);
  }

  /** When the last parcel left, or null while none has. */
  @Nullable Instant lastShippedAt() {
    return parcels.stream()
        .map(Fulfillment::shippedAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }

  /** Whether, with so many more units canceled, nothing of the order is left. */
  boolean isAllUndoneWith(int units) {
    return order.unitsCanceled() + units == order.unitsOrdered();
  }
}
