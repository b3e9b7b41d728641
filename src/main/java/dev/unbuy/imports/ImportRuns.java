package dev.unbuy.imports;

import dev.unbuy.imports.ImportRun.Failure;
import dev.unbuy.imports.ImportRun.Status;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads and keeps the imports. */
@Component
public class ImportRuns {

  private static final Duration SILENCE = Duration.ofSeconds(20);

  /** Who reads holds the lock of {@link ImportConnection}; after some silence it is looked for. */
  private static final String RUNS =
      """
      SELECT id, format, source,
        CASE WHEN status = 'RUNNING' AND heard_at < ? AND NOT EXISTS (
          SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
            AND (classid::bigint << 32 | objid::bigint) = ?
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
          THEN 'BROKEN_OFF' ELSE status END,
        started_at, ended_at, step, done, total, failure::text, report::text
      FROM imports.runs\
      """;

  private final Transactions transactions;
  private final JsonMapper json;
  private final InstantSource clock;

  ImportRuns(Transactions transactions, JsonMapper json, InstantSource clock) {
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * An import.
   *
   * @throws NotFound when there is none
   */
  public ImportRun get(UUID id) {
    return transactions
        .read(work -> work.ask(query(" WHERE id = ?", List.of(id))).first())
        .orElseThrow(() -> new NotFound("import"));
  }

  /** All of them, the last one first. */
  public Page<ImportRun> latest(@Nullable String cursor, int limit) {
    List<Object> parameters = new ArrayList<>();
    String after = "";
    if (cursor != null) {
      after = " WHERE id < ?::uuid";
      parameters.addAll(Cursor.id(cursor));
    }
    parameters.add(limit + 1);
    Query<ImportRun> query = query(after + " ORDER BY id DESC LIMIT ?", parameters);
    return Page.cut(
        transactions.read(work -> work.ask(query).rows()), limit, run -> Cursor.of(run.id()));
  }

  /** The last one, if there is any. */
  Query<ImportRun> last() {
    return query(" ORDER BY id DESC LIMIT 1", List.of());
  }

  static Write begun(UUID id, String format, String source, Instant now) {
    return Write.expecting(
        1,
        """
        INSERT INTO imports.runs (id, format, source, status, started_at, heard_at)
        VALUES (?, ?, ?, 'RUNNING', ?, ?)\
        """,
        id,
        format,
        source,
        now,
        now);
  }

  void begin(UUID id, String format, String source, Instant now) {
    transactions.execute(work -> work.plan(begun(id, format, source, now)));
  }

  void heard(UUID id, String step, long done, long total) {
    transactions.execute(
        work ->
            work.plan(
                Write.any(
                    """
                    UPDATE imports.runs SET step = ?, done = ?, total = ?, heard_at = ?
                    WHERE id = ?\
                    """,
                    step,
                    done,
                    total,
                    clock.instant(),
                    id)));
  }

  void done(ImportReport report) {
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    """
                    UPDATE imports.runs SET status = 'DONE', report = ?::jsonb, ended_at = ?
                    WHERE id = ?\
                    """,
                    json.writeValueAsString(report),
                    report.endedAt(),
                    report.id())));
  }

  void failed(UUID id, Failure failure) {
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    """
                    UPDATE imports.runs SET status = 'FAILED', failure = ?::jsonb, ended_at = ?
                    WHERE id = ?\
                    """,
                    json.writeValueAsString(failure),
                    clock.instant(),
                    id)));
  }

  private Query<ImportRun> query(String which, List<?> values) {
    List<Object> parameters = new ArrayList<>();
    parameters.add(clock.instant().minus(SILENCE));
    parameters.add(ImportConnection.LOCK);
    parameters.addAll(values);
    return new Query<>(RUNS + which, this::read, parameters);
  }

  private ImportRun read(ResultSet row) throws SQLException {
    OffsetDateTime ended = row.getObject(6, OffsetDateTime.class);
    String failure = row.getString(10);
    String report = row.getString(11);
    return new ImportRun(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        Status.valueOf(row.getString(4)),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getString(7),
        row.getLong(8),
        row.getLong(9),
        failure == null ? null : json.readValue(failure, Failure.class),
        report == null ? null : json.readValue(report, ImportReport.class));
  }
}
