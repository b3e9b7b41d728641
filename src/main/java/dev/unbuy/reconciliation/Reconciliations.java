package dev.unbuy.reconciliation;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import dev.unbuy.reconciliation.Reconciliation.Cause;
import dev.unbuy.reconciliation.Reconciliation.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and keeps the runs. */
@Component
public class Reconciliations {

  private static final String COLUMNS =
      """
      SELECT id, cause, status, from_at, to_at, started_at, ended_at, movements, records, found,
        mended, last_error
      FROM reconciliation.runs\
      """;

  private final Transactions transactions;

  Reconciliations(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A run.
   *
   * @throws NotFound when there is none
   */
  public Reconciliation get(UUID id) {
    return transactions
        .run(work -> work.ask(byId(id)).first())
        .orElseThrow(() -> new NotFound("reconciliation"));
  }

  /** All runs, the newest first. */
  public Page<Reconciliation> latest(@Nullable String cursor, int limit) {
    List<Object> parameters = new ArrayList<>();
    String after = "";
    if (cursor != null) {
      after = " WHERE id < ?::uuid";
      parameters.addAll(Cursor.id(cursor));
    }
    parameters.add(limit + 1);
    var query =
        new Query<>(
            COLUMNS + after + " ORDER BY id DESC LIMIT ?", Reconciliations::read, parameters);
    return Page.cut(
        transactions.run(work -> work.ask(query).rows()), limit, run -> Cursor.of(run.id()));
  }

  static Query<Reconciliation> byId(UUID id) {
    return Query.of(COLUMNS + " WHERE id = ?", Reconciliations::read, id);
  }

  /** Until when all runs that ended have compared; no row before the first. */
  static Query<Instant> comparedUntil() {
    return Query.of(
        """
        SELECT to_at FROM reconciliation.runs WHERE status = 'DONE' ORDER BY to_at DESC LIMIT 1\
        """,
        row -> row.getObject(1, OffsetDateTime.class).toInstant());
  }

  static Write begun(Reconciliation run) {
    return Write.expecting(
        1,
        """
        INSERT INTO reconciliation.runs (id, cause, status, from_at, to_at, started_at)
        VALUES (?, ?, 'RUNNING', ?, ?, ?)\
        """,
        run.id(),
        run.cause(),
        run.from(),
        run.to(),
        run.startedAt());
  }

  /** Takes a run for a while; no row when it has ended or another worker has it. */
  static Query<UUID> claim(UUID id, Instant now, Instant until) {
    return Query.of(
        """
        UPDATE reconciliation.runs SET claimed_until = ?, movements = 0, records = 0, found = 0,
          mended = 0, last_error = NULL
        WHERE id = ? AND status = 'RUNNING' AND (claimed_until IS NULL OR claimed_until < ?)
        RETURNING id\
        """,
        row -> row.getObject(1, UUID.class),
        until,
        id,
        now);
  }

  /** Adds to a run's counts, and keeps it for another while. */
  static Write counted(
      UUID id, long movements, long records, long found, long mended, Instant until) {
    return Write.expecting(
        1,
        """
        UPDATE reconciliation.runs SET movements = movements + ?, records = records + ?,
          found = found + ?, mended = mended + ?, claimed_until = ?
        WHERE id = ?\
        """,
        movements,
        records,
        found,
        mended,
        until,
        id);
  }

  static Write ended(UUID id, Instant at) {
    return Write.expecting(
        1,
        """
        UPDATE reconciliation.runs SET status = 'DONE', ended_at = ?, claimed_until = NULL
        WHERE id = ? AND status = 'RUNNING'\
        """,
        at,
        id);
  }

  static Write stopped(UUID id, String why) {
    return Write.any(
        """
        UPDATE reconciliation.runs SET last_error = ?, claimed_until = NULL
        WHERE id = ? AND status = 'RUNNING'\
        """,
        why,
        id);
  }

  private static Reconciliation read(ResultSet row) throws SQLException {
    OffsetDateTime ended = row.getObject(7, OffsetDateTime.class);
    return new Reconciliation(
        row.getObject(1, UUID.class),
        Cause.valueOf(row.getString(2)),
        Status.valueOf(row.getString(3)),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getString(12));
  }
}
