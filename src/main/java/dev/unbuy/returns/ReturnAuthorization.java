package dev.unbuy.returns;

import dev.unbuy.kernel.Money;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.RefundTo;
import dev.unbuy.returns.rules.CausedBy;
import dev.unbuy.returns.rules.Payer;
import dev.unbuy.returns.rules.ReturnReason;
import dev.unbuy.returns.rules.ReturnRule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods that come back, or are asked to.
 *
 * @param refund what was promised to go back in all, shipping included
 * @param shipping of that, outbound shipping
 * @param labelCost what goes back less when the prepaid label is taken; zero where the seller pays
 * @param keepsItem whether the buyer was refunded and keeps the goods
 * @param refundTo where the buyer wants the money
 * @param parcel the parcel that was refused or lost, or null
 * @param money the refund by tender, when there is one and it was read
 */
public record ReturnAuthorization(
    UUID id,
    UUID orderId,
    UUID buyerId,
    UUID shopId,
    ReturnKind kind,
    ReturnRule rule,
    ReturnReason reason,
    @Nullable String note,
    CausedBy causedBy,
    Payer payer,
    Money refund,
    Money shipping,
    Money labelCost,
    boolean keepsItem,
    RefundTo refundTo,
    @Nullable UUID parcel,
    Instant askedAt,
    List<Line> lines,
    Progress progress,
    @Nullable Refund money) {

  /** Copies the lines. */
  public ReturnAuthorization {
    lines = List.copyOf(lines);
  }

  /** How far it has come. */
  public ReturnStatus status() {
    return progress.status();
  }

  /** How many units in all. */
  public int units() {
    return lines.stream().mapToInt(Line::quantity).sum();
  }

  /** What goes back when everything is as it should be: less the label's cost where it is used. */
  public Money promised() {
    boolean deducted = progress.labelTakenAt() != null || kind == ReturnKind.REFUSAL;
    Money all = refund.minus(worthOfOthers());
    return deducted ? all.minus(labelCost) : all;
  }

  /** What of the refund stays with the units that are sent instead; zero where none are. */
  public Money worthOfOthers() {
    return lines.stream()
        .map(Line::instead)
        .filter(Objects::nonNull)
        .map(Instead::worth)
        .reduce(Money.zero(refund.currency()), Money::plus);
  }

  /** Whether money went back ahead of the goods. */
  public boolean isRefundedAhead() {
    return progress.back() != null && !status().isEnded();
  }

  /** Whether there is a label or a slip to print: the goods can be sent, or were. */
  public boolean canBePrinted() {
    return parcel == null
        && !keepsItem
        && (status() == ReturnStatus.APPROVED || status() == ReturnStatus.SENT);
  }

  /** Whether the buyer can still keep the goods instead. */
  public boolean canBeTakenBack() {
    return status() == ReturnStatus.ASKED || status() == ReturnStatus.APPROVED;
  }

  /** The same, further on. */
  ReturnAuthorization at(Progress next) {
    return new ReturnAuthorization(
        id, orderId, buyerId, shopId, kind, rule, reason, note, causedBy, payer, refund, shipping,
        labelCost, keepsItem, refundTo, parcel, askedAt, lines, next, money);
  }

  /** The same as an exchange; the label costs no more than what goes back. */
  ReturnAuthorization exchangedFor(List<Line> others) {
    ReturnAuthorization exchange =
        new ReturnAuthorization(
            id,
            orderId,
            buyerId,
            shopId,
            ReturnKind.EXCHANGE,
            rule,
            reason,
            note,
            causedBy,
            payer,
            refund,
            shipping,
            Money.zero(refund.currency()),
            keepsItem,
            refundTo,
            parcel,
            askedAt,
            others,
            progress,
            money);
    Money back = exchange.promised();
    return exchange.labeledFor(labelCost.compareTo(back) > 0 ? back : labelCost);
  }

  private ReturnAuthorization labeledFor(Money cost) {
    return new ReturnAuthorization(
        id, orderId, buyerId, shopId, kind, rule, reason, note, causedBy, payer, refund, shipping,
        cost, keepsItem, refundTo, parcel, askedAt, lines, progress, money);
  }

  /** The same with its refund. */
  ReturnAuthorization with(@Nullable Refund owed) {
    return new ReturnAuthorization(
        id, orderId, buyerId, shopId, kind, rule, reason, note, causedBy, payer, refund, shipping,
        labelCost, keepsItem, refundTo, parcel, askedAt, lines, progress, owed);
  }

  /**
   * Units of a line.
   *
   * @param refund their share of what was paid, without shipping
   * @param instead what is sent in their place, or null
   */
  public record Line(UUID lineId, int quantity, Money refund, @Nullable Instead instead) {}

  /**
   * As many units of another variant.
   *
   * @param variant its name
   * @param worth what of the units' share of what was paid it stands for
   */
  public record Instead(UUID variantId, String variant, Money worth) {}
}
