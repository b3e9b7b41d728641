package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.Rule;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.RefundTo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decided or pending wish to undo quantities that have not shipped.
 *
 * @param refund what goes back in all, shipping included
 * @param shipping of that, outbound shipping
 * @param refundTo where the buyer wants it
 * @param byWithdrawal whether it is part of a withdrawal from the contract, which is final
 * @param money the refund by tender, when there is one and it was read
 */
public record Cancellation(
    UUID id,
    UUID orderId,
    UUID buyerId,
    UUID shopId,
    CancellationStatus status,
    Asker askedBy,
    @Nullable UUID actorId,
    Rule rule,
    Reason reason,
    @Nullable String note,
    Finding finding,
    Money refund,
    Money shipping,
    List<Line> lines,
    Instant askedAt,
    @Nullable Instant sellerAnswersBy,
    @Nullable Instant decidedAt,
    @Nullable String carrier,
    @Nullable String trackingNumber,
    RefundTo refundTo,
    boolean byWithdrawal,
    @Nullable Refund money) {

  /** Copies the lines. */
  public Cancellation {
    lines = List.copyOf(lines);
  }

  /** Who caused it. */
  public Fault fault() {
    return finding.fault();
  }

  /** How many units in all. */
  public int units() {
    return lines.stream().mapToInt(Line::quantity).sum();
  }

  /** The variants of its units, by the lines of its order. */
  List<UUID> variants(List<OrderLine> ofOrder) {
    return ofOrder.stream()
        .filter(line -> lines.stream().anyMatch(one -> one.lineId().equals(line.id())))
        .map(OrderLine::variantId)
        .distinct()
        .toList();
  }

  /** The same as it was when it came to this state, for whoever tells of it later. */
  public Cancellation toldAs(CancellationStatus state) {
    return with(state, decidedAt, money);
  }

  Cancellation because(Reason given, @Nullable String words, Finding found) {
    return new Cancellation(
        id,
        orderId,
        buyerId,
        shopId,
        status,
        askedBy,
        actorId,
        rule,
        given,
        words,
        found,
        refund,
        shipping,
        lines,
        askedAt,
        sellerAnswersBy,
        decidedAt,
        carrier,
        trackingNumber,
        refundTo,
        byWithdrawal,
        money);
  }

  Cancellation with(CancellationStatus next, @Nullable Instant at, @Nullable Refund owed) {
    return new Cancellation(
        id,
        orderId,
        buyerId,
        shopId,
        next,
        askedBy,
        actorId,
        rule,
        reason,
        note,
        finding,
        refund,
        shipping,
        lines,
        askedAt,
        sellerAnswersBy,
        at,
        carrier,
        trackingNumber,
        refundTo,
        byWithdrawal,
        owed);
  }

  /** Units of a line, and what goes back for them without shipping. */
  public record Line(UUID lineId, int quantity, Money refund) {}

  /** How far a cancellation has come. */
  public enum CancellationStatus {
    SETTLED,
    ASKED,
    DECLINED,
    TAKEN_BACK,
    /** It was effective for a moment; nothing is left of it but its record. */
    UNDONE
  }
}
