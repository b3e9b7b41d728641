package dev.unbuy.payments;

import dev.unbuy.kernel.Money;
import dev.unbuy.payments.MoneyRecord.State;
import dev.unbuy.payments.gateway.GatewayMovement.Kind;
import dev.unbuy.platform.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;

/**
 * What is written here of authorizations, captures, releases and holds, in one shape: by keys, by
 * the time at which it came to its state, or what has no answer yet. What no gateway of ours ever
 * heard of is left out.
 */
public final class MoneyRecords {

  private static final String AT_A_GATEWAY =
      """
      t.method NOT IN ('STORE_CREDIT','GIFT_BALANCE','CASH_ON_DELIVERY')
        AND coalesce(t.gateway_ref, '') NOT LIKE '%s%%'\
      """
          .formatted(TenderShare.ELSEWHERE);
  private static final String AUTHORIZATIONS =
      """
      SELECT t.id, 'AUTHORIZATION',
        CASE WHEN t.status = 'REQUESTED' THEN 'ASKED'
          WHEN t.status IN ('UNDER_REVIEW','PENDING') THEN 'PENDING'
          WHEN t.status = 'DECLINED' THEN 'FAILED' ELSE 'DONE' END,
        t.status <> 'REQUESTED', t.amount, t.currency, NULL::uuid, t.purchase_id,
        coalesce(t.authorized_at, t.created_at) AS since, NULL::date, NULL::bigint
      FROM payments.tenders t WHERE %s\
      """
          .formatted(AT_A_GATEWAY);
  private static final String CAPTURES =
      """
      SELECT s.id, 'CAPTURE',
        CASE WHEN s.captured > 0 THEN 'DONE' WHEN s.lost_at IS NOT NULL THEN 'FAILED'
          ELSE 'ASKED' END,
        s.captured > 0, s.capture, t.currency, s.order_id, s.order_id,
        coalesce(s.captured_at, s.capture_requested_at) AS since, NULL::date,
        (SELECT sum(l.amount)::bigint FROM payments.ledger_transfers l
         WHERE l.cause = s.id AND l.kind = 'CAPTURE')
      FROM payments.tender_shares s JOIN payments.tenders t ON t.id = s.tender_id
      WHERE t.status <> 'PAID' AND NOT s.found AND s.capture_requested_at IS NOT NULL
        AND s.capture + s.captured > 0 AND %s\
      """
          .formatted(AT_A_GATEWAY);
  private static final String RELEASES =
      """
      SELECT s.release_id, 'VOID', 'DONE', false, s.release_amount, t.currency,
        s.order_id, s.order_id, s.lost_at AS since, NULL::date, NULL::bigint
      FROM payments.tender_shares s JOIN payments.tenders t ON t.id = s.tender_id
      WHERE true\
      """;
  private static final String HOLDS =
      """
      SELECT t.id, 'EXPIRY', CASE WHEN sum(s.amount - s.released - s.going_back)
          FILTER (WHERE s.capture = 0 AND s.lost_at IS NULL) > 0 THEN 'PENDING' ELSE 'DONE' END,
        false, t.amount, t.currency, NULL::uuid, t.purchase_id, t.created_at AS since, NULL::date,
        NULL::bigint
      FROM payments.tenders t JOIN payments.tender_shares s ON s.tender_id = t.id
      WHERE t.status = 'AUTHORIZED' AND t.id = ANY (?) GROUP BY t.id\
      """;

  private MoneyRecords() {}

  /** What is known under these keys; one key may stand for an authorization and its hold. */
  public static Query<MoneyRecord> byKeys(Collection<UUID> keys) {
    UUID[] all = keys.toArray(UUID[]::new);
    return Query.of(
        AUTHORIZATIONS
            + " AND t.id = ANY (?) UNION ALL "
            + CAPTURES
            + " AND s.id = ANY (?) UNION ALL "
            + RELEASES
            + " AND s.release_id = ANY (?) UNION ALL "
            + HOLDS,
        MoneyRecords::read,
        all,
        all,
        all,
        all);
  }

  /** Authorizations that were given in a time, by time and key, after those of the page before. */
  public static Query<MoneyRecord> authorized(Instant from, Instant to, UUID after, int limit) {
    return Query.of(
        AUTHORIZATIONS
            + """
             AND t.authorized_at < ? AND (t.authorized_at, t.id) > (?, ?)
            ORDER BY t.authorized_at, t.id LIMIT ?\
            """,
        MoneyRecords::read,
        to,
        from,
        after,
        limit);
  }

  /** Captures that were confirmed in a time, by time and key, after those of the page before. */
  public static Query<MoneyRecord> captured(Instant from, Instant to, UUID after, int limit) {
    return Query.of(
        CAPTURES
            + """
             AND s.captured_at < ? AND (s.captured_at, s.id) > (?, ?)
            ORDER BY s.captured_at, s.id LIMIT ?\
            """,
        MoneyRecords::read,
        to,
        from,
        after,
        limit);
  }

  /** Authorizations without a final answer that were asked for before an instant. */
  public static Query<MoneyRecord> authorizationsOpen(
      Instant from, Instant before, UUID after, int limit) {
    return Query.of(
        AUTHORIZATIONS
            + """
             AND t.status IN ('REQUESTED','UNDER_REVIEW','PENDING')
              AND t.created_at < ? AND (t.created_at, t.id) > (?, ?)
            ORDER BY t.created_at, t.id LIMIT ?\
            """,
        MoneyRecords::read,
        before,
        from,
        after,
        limit);
  }

  /** Captures without an answer that were asked for before an instant. */
  public static Query<MoneyRecord> capturesOpen(
      Instant from, Instant before, UUID after, int limit) {
    return Query.of(
        CAPTURES
            + """
             AND s.capture > 0 AND s.captured = 0
              AND s.capture_requested_at < ? AND (s.capture_requested_at, s.id) > (?, ?)
            ORDER BY s.capture_requested_at, s.id LIMIT ?\
            """,
        MoneyRecords::read,
        before,
        from,
        after,
        limit);
  }

  /** Reads a row of eleven columns, also for those who keep the rest of such records. */
  public static MoneyRecord read(ResultSet row) throws SQLException {
    return new MoneyRecord(
        row.getObject(1, UUID.class),
        Kind.valueOf(row.getString(2)),
        State.valueOf(row.getString(3)),
        row.getBoolean(4),
        new Money(row.getLong(5), row.getString(6)),
        row.getObject(7, UUID.class),
        row.getObject(8, UUID.class),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        row.getObject(10, LocalDate.class),
        row.getObject(11, Long.class));
  }
}
