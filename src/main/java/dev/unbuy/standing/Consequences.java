package dev.unbuy.standing;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.standing.Consequence.Appeal;
import dev.unbuy.standing.Consequence.Because;
import dev.unbuy.standing.Consequence.Decision;
import dev.unbuy.standing.Consequence.End;
import dev.unbuy.standing.Consequence.Verdict;
import dev.unbuy.standing.rules.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what low standings lead to: a shop's, or the agents' queue of appeals. */
@Component
public class Consequences {

  private static final int MOST = 20;
  private static final String ROWS =
      """
      SELECT c.id, c.shop_id, s.name, c.standing, c.announced_at, c.effective_at, c.pauses_at,
        c.search_factor, c.orders_a_day, c.begun_at, c.paused_at, c.ended_at, c.ended_because,
        c.appealed_at, c.appealed_by, c.statement, c.decided_at, c.decided_by, c.decision,
        c.because
      FROM standing.consequences c JOIN catalog.shops s ON s.id = c.shop_id\
      """;

  /** What a shop's standing is compared with: open ones, and those lifted since it came there. */
  private static final String STANDING =
      ROWS
          + """
           WHERE (c.ended_at IS NULL OR (c.decision = 'LIFTED' AND EXISTS (
             SELECT FROM standing.shops k WHERE k.shop_id = c.shop_id AND k.since <= c.ended_at)))\
          """;

  private final Transactions transactions;

  Consequences(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Those of a shop, the latest first. */
  public List<Consequence> ofShop(UUID shopId) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        ROWS
                            + " WHERE c.shop_id = ? ORDER BY c.announced_at DESC, c.id DESC LIMIT"
                            + " ?",
                        Consequences::read,
                        shopId,
                        MOST))
                .rows());
  }

  /**
   * The agents' queue: appeals that wait, the oldest first; or those decided, the latest first.
   *
   * @param cursor where the page before ended, or null for the first
   */
  public Page<Consequence> appeals(boolean decided, @Nullable String cursor, int limit) {
    String at = decided ? "c.decided_at" : "c.appealed_at";
    StringBuilder sql =
        new StringBuilder(ROWS)
            .append(" WHERE c.appealed_at IS NOT NULL AND c.decided_at IS ")
            .append(decided ? "NOT NULL" : "NULL");
    List<Object> parameters = new ArrayList<>();
    if (cursor != null) {
      sql.append(" AND (%s, c.id) %s (?::timestamptz, ?::uuid)".formatted(at, decided ? "<" : ">"));
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(" ORDER BY %1$s%2$s, c.id%2$s LIMIT ?".formatted(at, decided ? " DESC" : ""));
    parameters.add(limit + 1);
    List<Consequence> rows =
        transactions.read(
            work -> work.ask(new Query<>(sql.toString(), Consequences::read, parameters)).rows());
    return Page.cut(rows, limit, one -> Cursor.of(place(one), one.id()));
  }

  /**
   * One of them.
   *
   * @throws NotFound when there is none
   */
  public Consequence get(UUID id) {
    return transactions.read(work -> get(work, id));
  }

  static Consequence get(UnitOfWork work, UUID id) {
    return work.ask(Query.of(ROWS + " WHERE c.id = ?", Consequences::read, id))
        .first()
        .orElseThrow(() -> new NotFound("consequence"));
  }

  /** Locks one and its shop, and reads it. */
  static Consequence locked(UnitOfWork work, UUID id) {
    var _ =
        work.ask(
            Query.of(
                """
                SELECT id FROM catalog.shops
                WHERE id = (SELECT shop_id FROM standing.consequences WHERE id = ?) FOR UPDATE\
                """,
                row -> row.getObject(1, UUID.class),
                id));
    return get(work, id);
  }

  /** What the standing of a shop is compared with. */
  static Query<Consequence> standing(UUID shopId) {
    return Query.of(STANDING + " AND c.shop_id = ?", Consequences::read, shopId);
  }

  /** The same of all shops. */
  static Query<Consequence> standing() {
    return Query.of(STANDING, Consequences::read);
  }

  /** Those of these shops that have not ended. */
  static Query<Consequence> open(java.util.Collection<UUID> shops) {
    return Query.of(
        ROWS + " WHERE c.ended_at IS NULL AND c.shop_id = ANY (?)",
        Consequences::read,
        (Object) shops.toArray(UUID[]::new));
  }

  private static Instant place(Consequence one) {
    Appeal appeal = Objects.requireNonNull(one.appeal());
    return appeal.verdict() == null ? appeal.at() : appeal.verdict().at();
  }

  private static Consequence read(ResultSet row) throws SQLException {
    Instant ended = at(row, 12);
    return new Consequence(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        Standing.valueOf(row.getString(4)),
        Objects.requireNonNull(at(row, 5)),
        Objects.requireNonNull(at(row, 6)),
        at(row, 7),
        row.getDouble(8),
        row.getObject(9, Integer.class),
        at(row, 10),
        at(row, 11),
        ended == null ? null : new End(ended, Because.valueOf(row.getString(13))),
        appeal(row));
  }

  private static @Nullable Appeal appeal(ResultSet row) throws SQLException {
    Instant at = at(row, 14);
    Instant decided = at(row, 17);
    return at == null
        ? null
        : new Appeal(
            at,
            row.getObject(15, UUID.class),
            row.getString(16),
            decided == null
                ? null
                : new Verdict(
                    decided,
                    row.getObject(18, UUID.class),
                    Decision.valueOf(row.getString(19)),
                    row.getString(20)));
  }

  private static @Nullable Instant at(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
