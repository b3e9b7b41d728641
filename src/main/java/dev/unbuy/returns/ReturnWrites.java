package dev.unbuy.returns;

import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.returns.ReturnAuthorization.Instead;
import dev.unbuy.returns.ReturnAuthorization.Line;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps returns, and the clock of each. */
final class ReturnWrites {

  /** What waits goes on by itself at the end of its clock. */
  static final String CLOCK = "return.clock";

  private static final String INSERT =
      """
      INSERT INTO returns.return_authorizations (id, order_id, buyer_id, shop_id, kind, rule,
        reason, note, caused_by, payer, currency, refund, shipping, label_cost, keeps_item,
        fulfillment_id, asked_at, status, next_by, decided_at, label_taken_at, carrier,
        tracking_number, sent_at, received_at, ended_at, inspection, back, because, stock,
        refund_to)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String LINES =
      """
      INSERT INTO returns.return_lines
        (return_id, order_id, buyer_id, line_id, quantity, refund, variant_id, variant, worth)
      SELECT ?, ?, ?, *
      FROM unnest(?::uuid[], ?::int[], ?::int8[], ?::uuid[], ?::text[], ?::int8[])\
      """;
  private static final String STEP =
      """
      UPDATE returns.return_authorizations SET status = ?, next_by = ?, decided_at = ?,
        label_taken_at = ?, carrier = ?, tracking_number = ?, sent_at = ?, received_at = ?,
        ended_at = ?, inspection = ?, back = ?, because = ?, stock = ?
      WHERE id = ? AND status = ?\
      """;

  private ReturnWrites() {}

  static void insert(UnitOfWork work, ReturnAuthorization one) {
    Progress at = one.progress();
    work.plan(
        Write.expecting(
            1,
            INSERT,
            one.id(),
            one.orderId(),
            one.buyerId(),
            one.shopId(),
            one.kind(),
            one.rule(),
            one.reason(),
            one.note(),
            one.causedBy(),
            one.payer(),
            one.refund().currency(),
            one.refund().minor(),
            one.shipping().minor(),
            one.labelCost().minor(),
            one.keepsItem(),
            one.parcel(),
            one.askedAt(),
            at.status(),
            at.nextBy(),
            at.decidedAt(),
            at.labelTakenAt(),
            at.carrier(),
            at.trackingNumber(),
            at.sentAt(),
            at.receivedAt(),
            at.endedAt(),
            at.inspection(),
            minor(at),
            at.because(),
            at.stock(),
            one.refundTo()));
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
            lines.stream().map(line -> line.refund().minor()).toArray(Long[]::new),
            instead(lines, Instead::variantId).toArray(UUID[]::new),
            instead(lines, Instead::variant).toArray(String[]::new),
            instead(lines, other -> other.worth().minor()).toArray(Long[]::new)));
    clock(work, one);
  }

  private static <T> Stream<@Nullable T> instead(List<Line> lines, Function<Instead, T> of) {
    return lines.stream().map(line -> line.instead() == null ? null : of.apply(line.instead()));
  }

  /** The next step of a return; its order's lock is held. */
  static void step(UnitOfWork work, ReturnAuthorization next, ReturnStatus before) {
    Progress at = next.progress();
    work.plan(
        Write.expecting(
            1,
            STEP,
            at.status(),
            at.nextBy(),
            at.decidedAt(),
            at.labelTakenAt(),
            at.carrier(),
            at.trackingNumber(),
            at.sentAt(),
            at.receivedAt(),
            at.endedAt(),
            at.inspection(),
            minor(at),
            at.because(),
            at.stock(),
            next.id(),
            before));
    clock(work, next);
  }

  private static void clock(UnitOfWork work, ReturnAuthorization one) {
    work.plan(
        one.progress().nextBy() == null
            ? Deadlines.clear(one.id(), CLOCK)
            : Deadlines.set(CLOCK, one.id(), one.progress().nextBy()));
  }

  private static @Nullable Long minor(Progress at) {
    return at.back() == null ? null : at.back().minor();
  }
}
