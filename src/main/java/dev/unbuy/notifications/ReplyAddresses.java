package dev.unbuy.notifications;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.platform.mail.Inbox;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The addresses under which conversations are answered by mail: one for each person in each
 * conversation, with a secret that only who was told of it knows.
 */
@Component
class ReplyAddresses {

  private static final int SECRET_BYTES = 16;

  private final ObjectProvider<Inbox> inbox;
  private final SecureRandom random = new SecureRandom();

  ReplyAddresses(ObjectProvider<Inbox> inbox) {
    this.inbox = inbox;
  }

  /** Somebody's in a conversation; none where the marketplace has no inbox. */
  Optional<String> of(UnitOfWork work, UUID conversation, UUID account) {
    Inbox to = inbox.getIfAvailable();
    if (to == null) {
      return Optional.empty();
    }
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    work.plan(
        Write.any(
            """
            INSERT INTO notifications.reply_addresses (token, conversation_id, account_id)
            VALUES (?, ?, ?) ON CONFLICT (conversation_id, account_id) DO NOTHING\
            """,
            HexFormat.of().formatHex(secret),
            conversation,
            account));
    return work.ask(
            Query.of(
                """
                SELECT token FROM notifications.reply_addresses
                WHERE conversation_id = ? AND account_id = ?\
                """,
                row -> row.getString(1),
                conversation,
                account))
        .first()
        .map(to::reply);
  }

  /** Whose an address is. */
  static Query<Place> find(String token) {
    return Query.of(
        "SELECT conversation_id, account_id FROM notifications.reply_addresses WHERE token = ?",
        row -> new Place(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
        token);
  }

  /** Somebody in a conversation. */
  record Place(UUID conversationId, UUID accountId) {}
}
