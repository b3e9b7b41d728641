package dev.unbuy.policies;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.policies.PolicyVersion.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the versions of the policy, and who did what to them. */
@Component
public class PolicyVersions {

  private static final String ROWS =
      """
      SELECT v.id, CASE
          WHEN v.status <> 'SCHEDULED' THEN v.status
          WHEN v.effective_from > ? THEN 'SCHEDULED'
          WHEN v.effective_from = (SELECT max(effective_from) FROM policies.policy_versions
            WHERE status = 'SCHEDULED' AND effective_from <= ?) THEN 'IN_FORCE'
          ELSE 'PAST' END,
        v.effective_from, v.numbers::text, v.source, v.author_id, v.created_at, v.revision,
        v.based_on
      FROM policies.policy_versions v\
      """;
  private static final String HISTORY =
      """
      SELECT what, revision, numbers::text, note, effective_from, author_id, at
      FROM policies.policy_changes WHERE version_id = ? ORDER BY id\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  PolicyVersions(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** All versions, the newest first. */
  public Page<PolicyVersion> list(@Nullable String cursor, int limit) {
    Instant now = clock.instant();
    List<Object> parameters = new ArrayList<>(List.of(now, now));
    String after = "";
    if (cursor != null) {
      after = " WHERE v.id < ?::uuid";
      parameters.addAll(Cursor.id(cursor));
    }
    parameters.add(limit + 1);
    Query<PolicyVersion> query =
        new Query<>(
            ROWS + after + " ORDER BY v.id DESC LIMIT ?", PolicyVersions::version, parameters);
    return Page.cut(
        transactions.read(work -> work.ask(query).rows()), limit, row -> Cursor.of(row.id()));
  }

  /**
   * A version.
   *
   * @throws NotFound when there is none of this id
   */
  public PolicyVersion get(UUID id) {
    return transactions
        .read(work -> work.ask(byId(id, clock.instant())).first())
        .orElseThrow(() -> new NotFound("policy"));
  }

  /** What was done to a version, in its order. */
  public List<Change> changes(UUID id) {
    return transactions.read(
        work -> work.ask(Query.of(HISTORY, PolicyVersions::change, id)).rows());
  }

  static Query<PolicyVersion> byId(UUID id, Instant now) {
    return Query.of(ROWS + " WHERE v.id = ?", PolicyVersions::version, now, now, id);
  }

  static Query<PolicyVersion> locked(UUID id, Instant now) {
    return Query.of(
        ROWS + " WHERE v.id = ? FOR UPDATE OF v", PolicyVersions::version, now, now, id);
  }

  private static PolicyVersion version(ResultSet row) throws SQLException {
    return new PolicyVersion(
        row.getObject(1, UUID.class),
        Status.valueOf(row.getString(2)),
        instant(row, 3),
        PolicyTable.read(row.getString(4)),
        row.getString(5),
        row.getObject(6, UUID.class),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getInt(8),
        row.getObject(9, UUID.class));
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        What.valueOf(row.getString(1)),
        row.getInt(2),
        PolicyTable.read(row.getString(3)),
        row.getString(4),
        instant(row, 5),
        row.getObject(6, UUID.class),
        row.getObject(7, OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** What can be done to a version. */
  public enum What {
    DRAFTED,
    REVISED,
    SCHEDULED,
    DROPPED
  }

  /**
   * Something done to a version, with all its numbers as they were then.
   *
   * @param authorId who did it
   */
  public record Change(
      What what,
      int revision,
      PolicyNumbers numbers,
      String note,
      @Nullable Instant effectiveFrom,
      @Nullable UUID authorId,
      Instant at) {}
}
