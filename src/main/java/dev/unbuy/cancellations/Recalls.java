package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Recall.OfOrder;
import dev.unbuy.cancellations.Recall.Outcome;
import dev.unbuy.cancellations.Recall.Status;
import dev.unbuy.cancellations.Recall.Sum;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads recalls: the latest, one with how far it has come, and its report order by order. */
@Component
public class Recalls {

  private static final String ROWS =
      """
      SELECT id, reason, shop_id, listings, placed_from, placed_to, note, status, started_at,
        ended_at
      FROM cancellations.recalls\
      """;

  private final Transactions transactions;

  Recalls(Transactions transactions) {
    this.transactions = transactions;
  }

  /** The latest, newest first, without their sums. */
  public Page<Recall> latest(@Nullable String cursor, int limit) {
    StringBuilder sql = new StringBuilder(ROWS);
    List<Object> parameters = new ArrayList<>();
    if (cursor != null) {
      sql.append(" WHERE (started_at, id) < (?::timestamptz, ?::uuid)");
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(" ORDER BY started_at DESC, id DESC LIMIT ?");
    parameters.add(limit + 1);
    List<Recall> rows =
        transactions.read(
            work -> work.ask(new Query<>(sql.toString(), Recalls::row, parameters)).rows());
    return Page.cut(rows, limit, one -> Cursor.of(one.startedAt(), one.id()));
  }

  /**
   * One, with how far it has come.
   *
   * @throws NotFound when there is none
   */
  public Recall get(UUID id) {
    return transactions.read(work -> get(work, id, ""));
  }

  /** The same, held until the unit of work ends. */
  Recall lock(UnitOfWork work, UUID id) {
    return get(work, id, " FOR UPDATE");
  }

  private static Recall get(UnitOfWork work, UUID id, String lock) {
    var found = work.ask(Query.of(ROWS + " WHERE id = ?" + lock, Recalls::row, id));
    var sums =
        work.ask(
            Query.of(
                """
                SELECT outcome, count(*)::int, sum(units)::int, sum(refund)::bigint, currency
                FROM cancellations.recall_orders WHERE recall_id = ?
                GROUP BY outcome, currency ORDER BY outcome, currency\
                """,
                row ->
                    new Sum(
                        Outcome.valueOf(row.getString(1)),
                        row.getInt(2),
                        row.getInt(3),
                        new Money(row.getLong(4), row.getString(5))),
                id));
    return found.first().orElseThrow(() -> new NotFound("recall")).with(sums.rows());
  }

  /** What became of its orders, by their ids. */
  public Page<OfOrder> orders(
      UUID recall, @Nullable Outcome outcome, @Nullable String cursor, int limit) {
    StringBuilder sql =
        new StringBuilder(
            """
            SELECT order_id, number, outcome, cancellation_id, units, refund, currency, why, at
            FROM cancellations.recall_orders WHERE recall_id = ?\
            """);
    List<Object> parameters = new ArrayList<>(List.of(recall));
    if (outcome != null) {
      sql.append(" AND outcome = ?");
      parameters.add(outcome);
    }
    if (cursor != null) {
      sql.append(" AND order_id > ?::uuid");
      parameters.addAll(Cursor.id(cursor));
    }
    sql.append(" ORDER BY order_id LIMIT ?");
    parameters.add(limit + 1);
    List<OfOrder> rows =
        transactions.read(
            work -> work.ask(new Query<>(sql.toString(), Recalls::ofOrder, parameters)).rows());
    return Page.cut(rows, limit, one -> Cursor.of(one.orderId()));
  }

  private static OfOrder ofOrder(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject(9, OffsetDateTime.class);
    return new OfOrder(
        row.getObject(1, UUID.class),
        row.getString(2),
        Outcome.valueOf(row.getString(3)),
        row.getObject(4, UUID.class),
        row.getInt(5),
        new Money(row.getLong(6), row.getString(7)),
        row.getString(8),
        at == null ? null : at.toInstant());
  }

  private static Recall row(ResultSet row) throws SQLException {
    OffsetDateTime ended = row.getObject(10, OffsetDateTime.class);
    return new Recall(
        row.getObject(1, UUID.class),
        Reason.valueOf(row.getString(2)),
        row.getObject(3, UUID.class),
        List.of((UUID[]) row.getArray(4).getArray()),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getString(7),
        Status.valueOf(row.getString(8)),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant(),
        List.of());
  }
}
