package dev.unbuy.refunds;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import dev.unbuy.refunds.Refund.Part;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that parts of refunds are kept by. */
final class PartWrites {

  private static final String INSERT =
      """
      INSERT INTO refunds.refund_parts (id, refund_id, order_id, buyer_id, share_id, tender_id,
        method, kind, amount, status, requested_at, sent_at, settled_at, expected_from, expected_by,
        replaces, note)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String SENT =
      """
      UPDATE refunds.refund_parts SET status = 'SENT', sent_at = ?, gateway_ref = ?,
        attempts = attempts + 1, last_error = NULL
      WHERE id = ? AND status IN ('REQUESTED','NEEDS_ATTENTION') AND NOT refused\
      """;
  private static final String SUCCEEDED =
      """
      UPDATE refunds.refund_parts SET status = 'SUCCEEDED', sent_at = coalesce(sent_at, ?),
        settled_at = ?, arrival_days = ?, gateway_ref = coalesce(?, gateway_ref),
        last_error = NULL
      WHERE id = ? AND status <> 'SUCCEEDED' AND NOT refused\
      """;
  private static final String REOPENED =
      """
      UPDATE refunds.refund_parts SET status = 'SENT', settled_at = NULL, arrival_days = NULL
      WHERE id = ? AND status = 'SUCCEEDED'\
      """;
  private static final String NEEDS_ATTENTION =
      """
      UPDATE refunds.refund_parts SET status = 'NEEDS_ATTENTION', refused = ?, last_error = ?,
        attempts = attempts + 1
      WHERE id = ? AND status IN ('REQUESTED','SENT')\
      """;
  private static final String REPLACED =
      """
      UPDATE refunds.refund_parts SET status = 'FAILED', refused = true, replaced = true,
        last_error = coalesce(?, last_error)
      WHERE id = ? AND status IN ('REQUESTED','SENT','NEEDS_ATTENTION') AND NOT replaced\
      """;
  private static final String ASKED_AGAIN =
      """
      UPDATE refunds.refund_parts SET status = 'REQUESTED', attempts = 0
      WHERE id = ? AND status = 'NEEDS_ATTENTION' AND NOT refused\
      """;
  private static final String UNANSWERED =
      """
      UPDATE refunds.refund_parts SET attempts = attempts + 1, last_error = ?
      WHERE id = ? AND status = 'REQUESTED'\
      """;

  private PartWrites() {}

  /** What open instructions are to give up of a share. */
  static Query<Long> openVoids(UUID orderId, UUID shareId) {
    return Query.of(
        """
        SELECT coalesce(sum(amount), 0)::bigint FROM refunds.refund_parts
        WHERE order_id = ? AND share_id = ? AND kind = 'VOID' AND status <> 'SUCCEEDED'
          AND NOT replaced\
        """,
        row -> row.getLong(1),
        orderId,
        shareId);
  }

  static Write insert(Refund refund, Part part) {
    return Write.expecting(
        1,
        INSERT,
        part.id(),
        refund.id(),
        refund.orderId(),
        refund.buyerId(),
        part.shareId(),
        part.tenderId(),
        part.method(),
        part.kind(),
        part.amount().minor(),
        part.status(),
        part.requestedAt(),
        part.sentAt(),
        part.settledAt(),
        part.expectedFrom(),
        part.expectedBy(),
        part.replaces(),
        part.note());
  }

  static Write sent(UUID partId, String reference, Instant at) {
    return Write.expecting(1, SENT, at, reference, partId);
  }

  /**
   * It has done what it was for.
   *
   * @param arrivalDays how many working days a refund took, or null for anything else
   */
  static Write succeeded(
      UUID partId, @Nullable String reference, @Nullable Integer arrivalDays, Instant at) {
    return Write.expecting(1, SUCCEEDED, at, at, arrivalDays, reference, partId);
  }

  static Write reopened(UUID partId) {
    return Write.expecting(1, REOPENED, partId);
  }

  static Write needsAttention(UUID partId, boolean refused, String why) {
    return Write.expecting(1, NEEDS_ATTENTION, refused, why, partId);
  }

  static Write replaced(UUID partId, @Nullable String why) {
    return Write.expecting(1, REPLACED, why, partId);
  }

  static Write askedAgain(UUID partId) {
    return Write.expecting(1, ASKED_AGAIN, partId);
  }

  static Write unanswered(UUID partId, String why) {
    return Write.any(UNANSWERED, why, partId);
  }
}
