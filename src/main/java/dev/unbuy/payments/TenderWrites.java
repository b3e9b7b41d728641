package dev.unbuy.payments;

import dev.unbuy.kernel.Ids;
import dev.unbuy.payments.gateway.AuthorizationAnswer;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Authorized;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Declined;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Paid;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Pending;
import dev.unbuy.payments.gateway.AuthorizationAnswer.UnderReview;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Unknown;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps tenders and what becomes of them. */
public final class TenderWrites {

  private static final String PLACE =
      """
      INSERT INTO payments.tenders (id, purchase_id, buyer_id, position, method, token, currency,
        amount, status, change_id, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String SHARE =
      """
      INSERT INTO payments.tender_shares (id, tender_id, order_id, buyer_id, position, amount)
      VALUES (?, ?, ?, ?, ?, ?)\
      """;
  private static final String ANSWERED =
      """
      UPDATE payments.tenders SET status = ?, gateway_ref = coalesce(?, gateway_ref),
        decline_code = ?, authorized_at = ?, expires_at = ?
      WHERE id = ? AND status IN ('REQUESTED','UNDER_REVIEW','PENDING')\
      """;

  private TenderWrites() {}

  /** A new tender. */
  public static Write place(Tender tender, int position, Instant at) {
    return Write.expecting(
        1,
        PLACE,
        tender.id(),
        tender.purchaseId(),
        tender.buyerId(),
        position,
        tender.method(),
        tender.token(),
        tender.currency(),
        tender.amount(),
        tender.status(),
        tender.changeId(),
        at);
  }

  /** What a tender pays of an order. */
  public static Write share(Tender tender, UUID orderId, int position, long amount) {
    return share(Ids.next(), tender, orderId, position, amount);
  }

  /** The same, under an id that is known before. */
  public static Write share(UUID id, Tender tender, UUID orderId, int position, long amount) {
    return Write.expecting(1, SHARE, id, tender.id(), orderId, tender.buyerId(), position, amount);
  }

  /** A tender that was held for a change is one of its purchase from now on. */
  public static Write joins(Tender tender) {
    return Write.expecting(
        1,
        "UPDATE payments.tenders SET change_id = NULL WHERE id = ? AND change_id = ?",
        tender.id(),
        tender.changeId());
  }

  /**
   * What the gateway answered.
   *
   * @throws IllegalArgumentException for {@link Unknown}, which is no answer
   */
  public static Write answered(UUID tenderId, AuthorizationAnswer answer, Instant at) {
    return switch (answer) {
      case Authorized yes ->
          answered(tenderId, TenderStatus.AUTHORIZED, yes.reference(), null, at, yes.expiresAt());
      case Paid paid -> answered(tenderId, TenderStatus.PAID, paid.reference(), null, at, null);
      case UnderReview review ->
          answered(tenderId, TenderStatus.UNDER_REVIEW, review.reference(), null, null, null);
      case Pending pending ->
          answered(tenderId, TenderStatus.PENDING, pending.reference(), null, null, null);
      case Declined no ->
          answered(tenderId, TenderStatus.DECLINED, no.reference(), no.code(), null, null);
      case Unknown unknown -> throw new IllegalArgumentException(unknown.why());
    };
  }

  /** The gateway said so by itself. Only the first final word counts. */
  public static Write told(
      UUID tenderId,
      TenderStatus status,
      String reference,
      @Nullable String code,
      @Nullable Instant expiresAt,
      Instant at) {
    return answered(tenderId, status, reference, code, status.isGood() ? at : null, expiresAt);
  }

  /** What it held has ended before it paid for anything. */
  public static Write ended(UUID tenderId, @Nullable String why) {
    return Write.any(
        """
        UPDATE payments.tenders SET status = 'DECLINED', decline_code = coalesce(?, 'expired')
        WHERE id = ? AND status = 'AUTHORIZED' AND change_id IS NOT NULL\
        """,
        why,
        tenderId);
  }

  private static Write answered(
      UUID tenderId,
      TenderStatus status,
      @Nullable String reference,
      @Nullable String code,
      @Nullable Instant authorizedAt,
      @Nullable Instant expiresAt) {
    return Write.any(ANSWERED, status, reference, code, authorizedAt, expiresAt, tenderId);
  }
}
