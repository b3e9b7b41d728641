package dev.unbuy.payments;

import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a tender pays of one order, in minor units. Whoever changes it because of the order holds
 * the order's lock; the gateway's answers only move amounts that were promised before, and the
 * database checks that none goes back twice.
 *
 * @param id also the key under which its capture is asked for
 * @param position the order of capture within the order, 0 for the first
 * @param amount what it pays
 * @param capture what was asked to be captured; 0 while nothing was asked
 * @param captured what the gateway confirmed of that
 * @param goingBack owed to the buyer and not yet confirmed by the gateway
 * @param released given up before it was captured
 * @param refunded sent back after it was captured
 * @param lostWhy why the hold ended before anything was captured, or null while it did not
 */
public record TenderShare(
    UUID id,
    UUID tenderId,
    UUID orderId,
    int position,
    PaymentMethod method,
    TenderStatus tenderStatus,
    @Nullable String gatewayRef,
    long amount,
    long capture,
    long captured,
    long goingBack,
    long released,
    long refunded,
    @Nullable String lostWhy) {

  /**
   * How the reference of a tender begins that was paid before this marketplace kept its books, as
   * imported history was: no gateway here knows of it. The source's own name of it follows.
   */
  public static final String ELSEWHERE = "imported:";

  /** What people are told of a hold that has ended before anything was taken. */
  private static final String LOST = "LOST";

  private static final String COLUMNS =
      """
      SELECT s.id, s.tender_id, s.order_id, s.position, t.method, t.status, t.gateway_ref, s.amount,
        s.capture, s.captured, s.going_back, s.released, s.refunded, s.lost_why
      FROM payments.tender_shares s JOIN payments.tenders t ON t.id = s.tender_id\
      """;

  /** The shares that pay this order, in the order of capture. */
  public static Query<TenderShare> ofOrder(UUID orderId) {
    return Query.of(
        COLUMNS + " WHERE s.order_id = ? ORDER BY s.position", TenderShare::read, orderId);
  }

  /** The shares that pay these orders, each order's in the order of capture. */
  public static Query<TenderShare> ofOrders(Collection<UUID> orders) {
    return Query.of(
        COLUMNS + " WHERE s.order_id = ANY (?) ORDER BY s.order_id, s.position",
        TenderShare::read,
        (Object) orders.toArray(UUID[]::new));
  }

  /** The shares of every order of this purchase. */
  public static Query<TenderShare> ofPurchase(UUID purchaseId) {
    return Query.of(
        COLUMNS + " WHERE t.purchase_id = ? ORDER BY s.order_id, s.position",
        TenderShare::read,
        purchaseId);
  }

  /** What a tender pays, order by order. */
  public static Query<TenderShare> ofTender(UUID tenderId) {
    return Query.of(
        COLUMNS + " WHERE s.tender_id = ? ORDER BY s.order_id", TenderShare::read, tenderId);
  }

  /** The tender of each share of this purchase: as many times as it pays orders of it. */
  public static Query<UUID> tendersOf(UUID purchaseId) {
    return Query.of(
        """
        SELECT s.tender_id FROM payments.tender_shares s
        JOIN payments.tenders t ON t.id = s.tender_id WHERE t.purchase_id = ?\
        """,
        row -> row.getObject(1, UUID.class),
        purchaseId);
  }

  /** The whole of a tender, as it pays one order from now on; nothing is captured yet. */
  public static TenderShare whole(UUID id, Tender tender, UUID orderId, int position) {
    return new TenderShare(
        id,
        tender.id(),
        orderId,
        position,
        tender.method(),
        tender.status(),
        tender.gatewayRef(),
        tender.amount(),
        0,
        0,
        0,
        0,
        0,
        null);
  }

  /** The same when all of it is taken. */
  public TenderShare taken() {
    return new TenderShare(
        id,
        tenderId,
        orderId,
        position,
        method,
        tenderStatus,
        gatewayRef,
        amount,
        amount,
        amount,
        goingBack,
        released,
        refunded,
        lostWhy);
  }

  /** Whether it was paid where no gateway of ours can send anything back to. */
  public boolean isPaidElsewhere() {
    return gatewayRef != null && gatewayRef.startsWith(ELSEWHERE);
  }

  /** What can still be promised to go back. */
  public long refundable() {
    return amount - goingBack - released - refunded;
  }

  /** Whether the gateway has yet to say how much of it was taken. */
  public boolean isUnanswered() {
    boolean paidAndGivenUp = tenderStatus == TenderStatus.PAID && captured == 0 && goingBack > 0;
    return capture != captured || paidAndGivenUp;
  }

  /**
   * What was captured of the money that was to be given up: what is captured beyond all that is
   * kept and all that goes back, or went back, by refunds. Zero where only the rest of the share
   * was, so that a void is never answered by a refund out of what was taken for others.
   *
   * @param toBeGivenUp what open instructions are to give up of it, in minor units
   */
  public long capturedOfWhatIsGivenUp(long toBeGivenUp) {
    return Math.max(0, captured - (amount - released - toBeGivenUp));
  }

  /** Whether money goes back by a refund, because a capture was asked for; else by a void. */
  public boolean isCaptureAsked() {
    return capture > 0;
  }

  /** Whether what was held of it has been asked for, which is done once. */
  public boolean isHoldUsed() {
    return tenderStatus == TenderStatus.AUTHORIZED && capture > 0;
  }

  /** Whether the seller can count on the money. */
  public boolean isGood() {
    return tenderStatus.isGood() && lostWhy == null;
  }

  /** Whether nothing of it was taken, nor ever will be: it was declined, or the hold has ended. */
  public boolean isGone() {
    return capture == 0
        && captured == 0
        && (lostWhy != null || tenderStatus == TenderStatus.DECLINED);
  }

  /** What became of it, as people are told: a hold that has ended is none any more. */
  public String state() {
    return tenderStatus.isGood() && isGone() ? LOST : tenderStatus.name();
  }

  /**
   * An expression for what was to pay an order and cannot be taken any more, in minor units, less
   * what nobody has to pay any more: {@link #isGone} and {@link #refundable} as the database says
   * it.
   *
   * @param order the column that names the order
   */
  public static String missing(String order) {
    return """
    (SELECT coalesce(sum(s.amount - s.going_back - s.released - s.refunded), 0)::bigint
     FROM payments.tender_shares s JOIN payments.tenders t ON t.id = s.tender_id
     WHERE s.order_id = %s AND s.capture = 0 AND s.captured = 0
       AND (s.lost_why IS NOT NULL OR t.status = 'DECLINED'))\
    """
        .formatted(order);
  }

  /** Promises an amount to the buyer. */
  public Write owe(long back) {
    return Write.expecting(
        1, "UPDATE payments.tender_shares SET going_back = going_back + ? WHERE id = ?", back, id);
  }

  /** Gives up an amount that no gateway ever held. */
  public Write giveUp(long back) {
    return Write.expecting(
        1, "UPDATE payments.tender_shares SET released = released + ? WHERE id = ?", back, id);
  }

  /** The gateway confirmed that it gave up an amount promised before. */
  public static Write released(UUID shareId, long back) {
    return Write.expecting(
        1,
        """
        UPDATE payments.tender_shares SET going_back = going_back - ?, released = released + ?
        WHERE id = ?\
        """,
        back,
        back,
        shareId);
  }

  /** The gateway confirmed that an amount promised before has arrived. */
  public static Write refunded(UUID shareId, long back) {
    return Write.expecting(
        1,
        """
        UPDATE payments.tender_shares SET going_back = going_back - ?, refunded = refunded + ?
        WHERE id = ?\
        """,
        back,
        back,
        shareId);
  }

  /**
   * What was to be given up stays held for the order after all; stale when the rest was asked to be
   * captured meanwhile, which is done once.
   */
  public static Write heldOn(UUID shareId, long kept) {
    return Write.expecting(
        1,
        """
        UPDATE payments.tender_shares SET going_back = going_back - ?
        WHERE id = ? AND capture_requested_at IS NULL\
        """,
        kept,
        shareId);
  }

  /** What was taken and to be sent back stays with the order after all. */
  public static Write keptAfterAll(UUID shareId, long kept) {
    return Write.expecting(
        1,
        "UPDATE payments.tender_shares SET going_back = going_back - ? WHERE id = ?",
        kept,
        shareId);
  }

  /** What had come back is paid once more. */
  public static Write paidAgain(UUID shareId, long again) {
    return Write.expecting(
        1,
        "UPDATE payments.tender_shares SET refunded = refunded - ? WHERE id = ?",
        again,
        shareId);
  }

  /** Nothing of the tender that was not asked for can be taken any more. */
  public static Write lost(UUID tenderId, String why, Instant at) {
    return Write.any(
        """
        UPDATE payments.tender_shares SET lost_at = ?, lost_why = ?
        WHERE tender_id = ? AND capture = 0 AND lost_at IS NULL\
        """,
        at,
        why,
        tenderId);
  }

  /** The gateway took back its word that an amount has arrived; it is owed again. */
  public static Write notRefunded(UUID shareId, long back) {
    return Write.expecting(
        1,
        """
        UPDATE payments.tender_shares SET going_back = going_back + ?, refunded = refunded - ?
        WHERE id = ?\
        """,
        back,
        back,
        shareId);
  }

  private static TenderShare read(ResultSet row) throws SQLException {
    return new TenderShare(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getInt(4),
        PaymentMethod.valueOf(row.getString(5)),
        TenderStatus.valueOf(row.getString(6)),
        row.getString(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13),
        row.getString(14));
  }
}
