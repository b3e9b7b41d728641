package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.api.Json.RefundJson;
import dev.unbuy.refunds.Refund;
import dev.unbuy.returns.Progress;
import dev.unbuy.returns.ReturnAuthorization;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return.
 *
 * @param rule the row of the table that decided, and {@code ruleBecause} the same in words
 * @param payer who pays the way back
 * @param labelCost what the prepaid label takes off the refund
 * @param amount what goes back when everything is as it should be
 * @param nextBy when it goes on by itself; null when it has ended
 * @param back what really goes back, once that is known
 */
record ReturnJson(
    UUID id,
    UUID orderId,
    String kind,
    String status,
    String rule,
    String ruleBecause,
    String reason,
    @Nullable String note,
    String causedBy,
    String payer,
    List<ReturnedLineJson> lines,
    MoneyJson amount,
    MoneyJson labelCost,
    boolean labelTaken,
    boolean keepsItem,
    Instant askedAt,
    @Nullable Instant nextBy,
    @Nullable String carrier,
    @Nullable String trackingNumber,
    @Nullable Instant sentAt,
    @Nullable Instant receivedAt,
    @Nullable Instant endedAt,
    @Nullable String inspection,
    @Nullable MoneyJson back,
    @Nullable String because,
    @Nullable RefundJson refund) {

  static ReturnJson of(ReturnAuthorization one, Words words) {
    Progress at = one.progress();
    Refund money = one.money();
    return new ReturnJson(
        one.id(),
        one.orderId(),
        one.kind().name(),
        one.status().name(),
        one.rule().name(),
        words.of("return.rule." + one.rule()),
        one.reason().name(),
        one.note(),
        one.causedBy().name(),
        one.payer().name(),
        one.lines().stream()
            .map(
                line ->
                    new ReturnedLineJson(
                        line.lineId(),
                        line.quantity(),
                        Json.money(line.refund()),
                        line.instead() == null ? null : line.instead().variantId(),
                        line.instead() == null ? null : line.instead().variant()))
            .toList(),
        Json.money(one.promised()),
        Json.money(one.labelCost()),
        at.labelTakenAt() != null,
        one.keepsItem(),
        one.askedAt(),
        at.nextBy(),
        at.carrier(),
        at.trackingNumber(),
        at.sentAt(),
        at.receivedAt(),
        at.endedAt(),
        at.inspection() == null ? null : at.inspection().name(),
        at.back() == null ? null : Json.money(at.back()),
        at.because(),
        money == null ? null : Json.refund(money));
  }

  record ReasonJson(String code, String label) {}

  /**
   * Units that come back.
   *
   * @param refund their share of what was paid
   * @param variantId what is sent in their place, or null, and {@code variant} its name
   */
  record ReturnedLineJson(
      UUID lineId,
      int quantity,
      MoneyJson refund,
      @Nullable UUID variantId,
      @Nullable String variant) {}
}
