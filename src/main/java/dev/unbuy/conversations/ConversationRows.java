package dev.unbuy.conversations;

import dev.unbuy.platform.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of the two tables. */
final class ConversationRows {

  static final String COLUMNS =
      """
      SELECT c.id, c.between, c.subject, c.order_id, c.order_number, c.buyer_id, c.buyer_name,
        c.shop_id, c.shop_name, c.support, c.status = 'OPEN', c.last_seq, c.opened_at, c.last_at,
        c.assigned_to, c.assigned_name, c.answer_by, c.closed_at, c.stars\
      """;
  static final String CONVERSATION = COLUMNS + " FROM conversations.conversations c";
  static final String MESSAGE =
      """
      SELECT id, conversation_id, seq, at, side, kind, author_id, author_name, text, via
      FROM conversations.messages\
      """;

  private ConversationRows() {}

  /** One, locked until the unit of work ends. */
  static Query<Conversation> lock(UUID id) {
    return Query.of(CONVERSATION + " WHERE c.id = ? FOR UPDATE", ConversationRows::read, id);
  }

  static Query<Conversation> find(UUID id) {
    return Query.of(CONVERSATION + " WHERE c.id = ?", ConversationRows::read, id);
  }

  static Conversation read(ResultSet row) throws SQLException {
    return new Conversation(
        row.getObject(1, UUID.class),
        Between.valueOf(row.getString(2)),
        row.getString(3),
        row.getObject(4, UUID.class),
        row.getString(5),
        row.getObject(6, UUID.class),
        row.getString(7),
        row.getObject(8, UUID.class),
        row.getString(9),
        row.getBoolean(10),
        row.getBoolean(11),
        row.getInt(12),
        row.getObject(13, OffsetDateTime.class).toInstant(),
        row.getObject(14, OffsetDateTime.class).toInstant(),
        row.getObject(15, UUID.class),
        row.getString(16),
        instant(row, 17),
        instant(row, 18),
        row.getObject(19, Integer.class));
  }

  static Message message(ResultSet row) throws SQLException {
    return new Message(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getInt(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        Side.valueOf(row.getString(5)),
        Message.Kind.valueOf(row.getString(6)),
        row.getObject(7, UUID.class),
        row.getString(8),
        row.getString(9),
        Message.Via.valueOf(row.getString(10)));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
