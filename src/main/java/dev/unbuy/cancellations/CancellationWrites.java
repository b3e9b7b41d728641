package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.Cancellation.Line;
import dev.unbuy.cancellations.CancellationDecision.Decided;
import dev.unbuy.cancellations.rules.CancellationFacts;
import dev.unbuy.cancellations.rules.ChangedReason;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps cancellations. */
@Component
class CancellationWrites {

  private static final String INSERT =
      """
      INSERT INTO cancellations.cancellations (id, order_id, buyer_id, shop_id, status, asked_by,
        actor_id, rule, reason, note, fault, because, evidence, currency, refund, shipping, preview,
        asked_at, seller_answers_by, decided_at, decided_by, reason_version,
        policy_version, fact_payment, fact_paid_at, fact_ship_by, fact_packed, fact_right_open,
        fact_accepts, fact_limited, refund_to, by_withdrawal)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String LINES =
      """
      INSERT INTO cancellations.cancellation_lines
        (cancellation_id, order_id, buyer_id, line_id, quantity, refund)
      SELECT ?, ?, ?, * FROM unnest(?::uuid[], ?::int[], ?::int8[])\
      """;
  private static final String REASON =
      """
      INSERT INTO cancellations.reason_history
        (cancellation_id, at, author, author_id, reason, note, fault, because, evidence, pressed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)\
      """;
  private static final String FOUND =
      """
      UPDATE cancellations.cancellations SET fault = ?, because = ?, evidence = ?::jsonb
      WHERE id = ?\
      """;
  private static final String SAID =
      """
      UPDATE cancellations.cancellations SET reason = ?, reason_version = ?, note = ?, fault = ?, because = ?,
        evidence = ?::jsonb
      WHERE id = ?\
      """;
  private static final String MORE_SHIPPING =
      """
      UPDATE cancellations.cancellations SET refund = refund + ?, shipping = shipping + ?
      WHERE id = ? AND status = 'SETTLED'\
      """;
  private static final String DECIDE =
      """
      UPDATE cancellations.cancellations SET status = ?, decided_at = ?, decided_by = ?,
        carrier = ?, tracking_number = ?, refund = refund + ?, shipping = shipping + ?
      WHERE id = ? AND status = 'ASKED'\
      """;

  private final JsonMapper json;

  CancellationWrites(JsonMapper json) {
    this.json = json;
  }

  void insert(UnitOfWork work, Cancellation one, Decided decided, Actor actor) {
    CancellationFacts facts = decided.facts();
    Instant right = facts.withdrawalOpenUntil();
    work.plan(
        Write.expecting(
            1,
            INSERT,
            one.id(),
            one.orderId(),
            one.buyerId(),
            one.shopId(),
            one.status(),
            one.askedBy(),
            one.actorId(),
            one.rule(),
            one.reason().name(),
            one.note(),
            one.fault(),
            one.finding().because(),
            json.writeValueAsString(one.finding().arguments()),
            one.refund().currency(),
            one.refund().minor(),
            one.shipping().minor(),
            json.writeValueAsString(one.lines()),
            one.askedAt(),
            one.sellerAnswersBy(),
            one.decidedAt(),
            one.decidedAt() == null ? null : actor.role(),
            decided.given().version(),
            decided.policy(),
            facts.payment(),
            facts.paidAt(),
            facts.shipBy(),
            facts.unitsInFulfillment(),
            right != null && one.askedAt().isBefore(right),
            facts.sellerAcceptsAutomatically(),
            facts.buyerIsLimited(),
            one.refundTo(),
            one.byWithdrawal()));
    List<Line> lines = one.lines();
    work.plan(
        Write.expecting(
            lines.size(),
            LINES,
            one.id(),
            one.orderId(),
            one.buyerId(),
            lines.stream().map(Line::lineId).toArray(UUID[]::new),
            lines.stream().map(Line::quantity).toArray(Integer[]::new),
            lines.stream().map(line -> line.refund().minor()).toArray(Long[]::new)));
    work.plan(
        reason(
            one.id(),
            actor,
            one.reason(),
            one.note(),
            new ChangedReason(one.finding(), false),
            one.askedAt()));
  }

  /** Adds what was given as reason, with what counts from then on. */
  Write reason(
      UUID id,
      Actor author,
      Reason reason,
      @Nullable String note,
      ChangedReason changed,
      Instant at) {
    return Write.expecting(
        1,
        REASON,
        id,
        at,
        author.role(),
        CancelOrder.accountOf(author),
        reason.name(),
        note,
        changed.finding().fault(),
        changed.finding().because(),
        json.writeValueAsString(changed.finding().arguments()),
        changed.pressed());
  }

  /** Another finding counts from now on. */
  Write found(UUID id, Finding finding) {
    return Write.expecting(
        1,
        FOUND,
        finding.fault(),
        finding.because(),
        json.writeValueAsString(finding.arguments()),
        id);
  }

  /** Another reason is given, and this finding counts from now on. */
  Write said(UUID id, ReasonEntry reason, @Nullable String note, Finding finding) {
    return Write.expecting(
        1,
        SAID,
        reason.reason().name(),
        reason.version(),
        note,
        finding.fault(),
        finding.because(),
        json.writeValueAsString(finding.arguments()),
        id);
  }

  /** More outbound shipping goes back because of it. */
  static Write moreShipping(UUID id, long more) {
    return Write.expecting(1, MORE_SHIPPING, more, more, id);
  }

  static Write decide(
      UUID id,
      CancellationStatus status,
      Actor by,
      @Nullable String carrier,
      @Nullable String trackingNumber,
      long moreShipping,
      Instant at) {
    return Write.expecting(
        1, DECIDE, status, at, by.role(), carrier, trackingNumber, moreShipping, moreShipping, id);
  }
}
