package dev.unbuy.reconciliation;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import dev.unbuy.reconciliation.FoundDifference.Status;
import dev.unbuy.reconciliation.rules.Difference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The differences that were found: kept, listed for a person, closed by one. */
@Component
public class Differences {

  private static final int LONGEST_NOTE = 500;
  private static final String COLUMNS =
      """
      SELECT id, run_id, class, subject, kind, order_id, ours::text, theirs::text, status,
        mended_by, note, found_at, seen_at, closed_at, closed_by
      FROM reconciliation.differences\
      """;
  private static final String KEEP =
      """
      INSERT INTO reconciliation.differences (id, run_id, class, subject, kind, order_id, ours,
        theirs, status, mended_by, found_at, seen_at)
      VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
      ON CONFLICT (subject, kind, class) WHERE status = 'OPEN'
      DO UPDATE SET seen_at = excluded.seen_at, ours = excluded.ours, theirs = excluded.theirs\
      """;
  private static final String CLOSE =
      """
      UPDATE reconciliation.differences SET status = 'CLOSED', note = ?, closed_at = ?,
        closed_by = ?
      WHERE id = ? AND status = 'OPEN' RETURNING id\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  Differences(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Differences, the oldest first.
   *
   * @param status only these, or null for all
   * @param run only those that this run found first, or null for all
   */
  public Page<FoundDifference> list(
      @Nullable Status status, @Nullable UUID run, @Nullable String cursor, int limit) {
    StringBuilder sql = new StringBuilder(COLUMNS).append(" WHERE true");
    List<Object> parameters = new ArrayList<>();
    if (status != null) {
      sql.append(" AND status = ?");
      parameters.add(status);
    }
    if (run != null) {
      sql.append(" AND run_id = ?");
      parameters.add(run);
    }
    if (cursor != null) {
      sql.append(" AND id > ?::uuid");
      parameters.addAll(Cursor.id(cursor));
    }
    sql.append(" ORDER BY id LIMIT ?");
    parameters.add(limit + 1);
    var query = new Query<>(sql.toString(), Differences::read, parameters);
    return Page.cut(
        transactions.run(work -> work.ask(query).rows()), limit, one -> Cursor.of(one.id()));
  }

  /**
   * Closes a difference, because somebody has seen to it.
   *
   * @param note what was found and done; 1 to 500 characters
   * @return why not, or empty when it is closed
   * @throws NotFound when there is none
   * @throws InvalidInput when the note is missing or too long
   */
  public Optional<Refusal> close(Actor.Operator operator, UUID id, String note) {
    if (note.isBlank() || note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0) {
      throw new InvalidInput("note", "must have 1 to %d characters".formatted(LONGEST_NOTE));
    }
    return transactions.run(
        work -> {
          var closed =
              work.ask(
                  Query.of(
                      CLOSE,
                      row -> row.getObject(1, UUID.class),
                      note,
                      clock.instant(),
                      operator.accountId(),
                      id));
          var now = work.ask(Query.of(COLUMNS + " WHERE id = ?", Differences::read, id));
          FoundDifference difference = now.first().orElseThrow(() -> new NotFound("difference"));
          return closed.first().isPresent()
              ? Optional.empty()
              : Optional.of(
                  new Refusal(
                      "difference-not-open", "not-open", difference.status().name(), List.of()));
        });
  }

  /** Keeps a difference; one that waits for a person already is only seen again. */
  static Write keep(FoundDifference found) {
    return Write.expecting(
        1,
        KEEP,
        found.id(),
        found.runId(),
        found.kind(),
        found.subject(),
        found.movement(),
        found.orderId(),
        found.ours(),
        found.theirs(),
        found.status(),
        found.mendedBy(),
        found.foundAt(),
        found.seenAt());
  }

  private static FoundDifference read(ResultSet row) throws SQLException {
    OffsetDateTime closed = row.getObject(14, OffsetDateTime.class);
    return new FoundDifference(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        Difference.Kind.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getObject(6, UUID.class),
        row.getString(7),
        row.getString(8),
        Status.valueOf(row.getString(9)),
        row.getString(10),
        row.getString(11),
        instant(row, 12),
        instant(row, 13),
        closed == null ? null : closed.toInstant(),
        row.getObject(15, UUID.class));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
