package dev.unbuy.notifications;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnbuyProperties;
import dev.unbuy.platform.UnitOfWork;
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

/** What people are told on the site, from the same events as their mails. */
@Component
public class Notices {

  private static final Duration KEPT = Duration.ofDays(365);
  private static final int MOST_COUNTED = 100;

  private static final String COLUMNS =
      """
      SELECT id, kind, title, text, path, created_at, read_at FROM notifications.notices
      WHERE account_id = ?\
      """;
  private static final String INSERT =
      """
      INSERT INTO notifications.notices (id, account_id, kind, title, text, path, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String FORGET =
      "DELETE FROM notifications.notices WHERE account_id = ? AND id < ?";
  private static final String COUNT =
      """
      SELECT count(*) FROM (
        SELECT 1 FROM notifications.notices WHERE account_id = ? AND read_at IS NULL LIMIT ?) unread\
      """;
  private static final String READ =
      """
      UPDATE notifications.notices SET read_at = coalesce(read_at, ?)
      WHERE account_id = ? AND id = ?
      RETURNING id, kind, title, text, path, created_at, read_at\
      """;
  private static final String READ_ALL =
      """
      UPDATE notifications.notices SET read_at = ?
      WHERE account_id = ? AND read_at IS NULL AND id <= ?\
      """;

  private final Transactions transactions;
  private final UnbuyProperties unbuy;
  private final InstantSource clock;

  Notices(Transactions transactions, UnbuyProperties unbuy, InstantSource clock) {
    this.transactions = transactions;
    this.unbuy = unbuy;
    this.clock = clock;
  }

  /** Keeps what a mail says in short, to be read on the site. */
  void add(UnitOfWork work, UUID accountId, String kind, MailContent content) {
    Instant now = clock.instant();
    String text = content.paragraphs().isEmpty() ? "" : content.paragraphs().getFirst();
    work.plan(
        Write.expecting(
            1,
            INSERT,
            Ids.next(),
            accountId,
            kind,
            content.title(),
            text,
            path(content.link()),
            now));
    UUID oldest = new UUID(now.minus(KEPT).toEpochMilli() << 16, 0); // ids begin with their time
    work.plan(Write.any(FORGET, accountId, oldest));
  }

  private String path(String link) {
    String base = unbuy.baseUrl().toString();
    String path = link.startsWith(base) ? link.substring(base.length()) : "";
    return path.startsWith("/") && !path.startsWith("//") ? path : "/notices";
  }

  /** What somebody was told, newest first. */
  public Page<Notice> of(UUID accountId, @Nullable String cursor, int limit) {
    StringBuilder sql = new StringBuilder(COLUMNS);
    List<Object> parameters = new ArrayList<>(List.of(accountId));
    if (cursor != null) {
      sql.append(" AND id < ?");
      parameters.addAll(Cursor.id(cursor));
    }
    sql.append(" ORDER BY id DESC LIMIT ?");
    parameters.add(limit + 1);
    var query = new Query<>(sql.toString(), Notices::read, parameters);
    return Page.cut(
        transactions.read(work -> work.ask(query).rows()), limit, one -> Cursor.of(one.id()));
  }

  /** How much of it is unread, a hundred for that and more. */
  public int unread(UUID accountId) {
    return transactions.read(
        work ->
            work.ask(Query.of(COUNT, row -> row.getInt(1), accountId, MOST_COUNTED))
                .first()
                .orElse(0));
  }

  /**
   * Marks one as read.
   *
   * @throws NotFound when it is not this person's
   */
  public Notice read(UUID accountId, UUID id) {
    return transactions.run(
        work ->
            work.ask(Query.of(READ, Notices::read, clock.instant(), accountId, id))
                .first()
                .orElseThrow(() -> new NotFound("notice")));
  }

  /** Marks as read what was there when somebody saw this one, and it. */
  public void readUpTo(UUID accountId, UUID id) {
    transactions.execute(work -> work.plan(Write.any(READ_ALL, clock.instant(), accountId, id)));
  }

  private static Notice read(ResultSet row) throws SQLException {
    OffsetDateTime read = row.getObject(7, OffsetDateTime.class);
    return new Notice(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        read == null ? null : read.toInstant());
  }

  /**
   * Something that somebody was told.
   *
   * @param path where on the site to look
   * @param readAt when it was read; null where it was not
   */
  public record Notice(
      UUID id,
      String kind,
      String title,
      String text,
      String path,
      Instant createdAt,
      @Nullable Instant readAt) {}
}
