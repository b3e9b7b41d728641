package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Contest.Cause;
import dev.unbuy.cancellations.Contest.Verdict;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps contests and reads them: the agents' queue, or those of a cancellation. */
@Component
public class Contests {

  private static final String ROWS =
      """
      SELECT id, cancellation_id, order_id, buyer_id, shop_id, number, shop_name, reason, cause,
        raised_by, raised_at, statement, fault_before, because_before, evidence_before::text,
        decided_at, decided_by, fault, because
      FROM cancellations.contests\
      """;
  private static final String INSERT =
      """
      INSERT INTO cancellations.contests (id, cancellation_id, order_id, buyer_id, shop_id, number,
        shop_name, reason, cause, raised_by, raised_at, statement, fault_before, because_before,
        evidence_before)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)\
      """;
  private static final String DECIDE =
      """
      UPDATE cancellations.contests SET decided_at = ?, decided_by = ?, fault = ?, because = ?
      WHERE id = ? AND decided_at IS NULL\
      """;

  private final Transactions transactions;
  private final JsonMapper json;

  Contests(Transactions transactions, JsonMapper json) {
    this.transactions = transactions;
    this.json = json;
  }

  /**
   * The agents' queue: what waits, the oldest first; or what was decided, the latest first.
   *
   * @param cursor where the page before ended, or null for the first
   */
  public Page<Contest> queue(boolean decided, @Nullable String cursor, int limit) {
    String at = decided ? "decided_at" : "raised_at";
    StringBuilder sql =
        new StringBuilder(ROWS)
            .append(" WHERE decided_at IS ")
            .append(decided ? "NOT NULL" : "NULL");
    List<Object> parameters = new ArrayList<>();
    if (cursor != null) {
      sql.append(" AND (%s, id) %s (?::timestamptz, ?::uuid)".formatted(at, decided ? "<" : ">"));
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(" ORDER BY %1$s%2$s, id%2$s LIMIT ?".formatted(at, decided ? " DESC" : ""));
    parameters.add(limit + 1);
    List<Contest> rows =
        transactions.read(
            work -> work.ask(new Query<>(sql.toString(), this::read, parameters)).rows());
    return Page.cut(
        rows,
        limit,
        one -> Cursor.of(one.verdict() == null ? one.raisedAt() : one.verdict().at(), one.id()));
  }

  /**
   * One of them.
   *
   * @throws NotFound when there is none
   */
  public Contest get(UUID id) {
    return transactions.read(work -> get(work, id));
  }

  Contest get(UnitOfWork work, UUID id) {
    return work.ask(Query.of(ROWS + " WHERE id = ?", this::read, id))
        .first()
        .orElseThrow(() -> new NotFound("contest"));
  }

  /** Those of a cancellation, the oldest first. */
  Query<Contest> ofCancellation(UUID cancellationId) {
    return Query.of(
        ROWS + " WHERE cancellation_id = ? ORDER BY raised_at, id", this::read, cancellationId);
  }

  Write insert(Contest one) {
    return Write.expecting(
        1,
        INSERT,
        one.id(),
        one.cancellationId(),
        one.orderId(),
        one.buyerId(),
        one.shopId(),
        one.number(),
        one.shopName(),
        one.reason().name(),
        one.cause(),
        one.raisedBy(),
        one.raisedAt(),
        one.statement(),
        one.before().fault(),
        one.before().because(),
        json.writeValueAsString(one.before().arguments()));
  }

  static Write decide(UUID id, Verdict verdict) {
    return Write.expecting(
        1, DECIDE, verdict.at(), verdict.by(), verdict.fault(), verdict.because(), id);
  }

  private Contest read(ResultSet row) throws SQLException {
    OffsetDateTime decided = row.getObject(16, OffsetDateTime.class);
    return new Contest(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        row.getObject(5, UUID.class),
        row.getString(6),
        row.getString(7),
        Reason.valueOf(row.getString(8)),
        Cause.valueOf(row.getString(9)),
        row.getObject(10, UUID.class),
        row.getObject(11, OffsetDateTime.class).toInstant(),
        row.getString(12),
        new Finding(
            Fault.valueOf(row.getString(13)),
            row.getString(14),
            List.of(json.readValue(row.getString(15), String[].class))),
        decided == null
            ? null
            : new Verdict(
                decided.toInstant(),
                row.getObject(17, UUID.class),
                Fault.valueOf(row.getString(18)),
                row.getString(19)));
  }
}
