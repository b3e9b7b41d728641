package dev.unbuy.conversations;

import dev.unbuy.conversations.Conversations.Mark;
import dev.unbuy.conversations.Message.Kind;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.util.List;
import java.util.UUID;

/**
 * What was written and not read, so that a mail has to tell it; each message to each person once.
 *
 * @param messages the latest, in order
 */
public record UntoldMessages(Conversation conversation, List<Message> messages, List<Mark> marks) {

  private static final int MOST = 20;

  /** Copies the lists. */
  public UntoldMessages {
    messages = List.copyOf(messages);
    marks = List.copyOf(marks);
  }

  /** Reads a conversation's; its lock is held, so that no two mails tell the same. */
  public static UntoldMessages of(UnitOfWork work, UUID id) {
    var found = work.ask(ConversationRows.lock(id));
    var marks = work.ask(Conversations.marks(id));
    var rows =
        work.ask(
            Query.of(
                ConversationRows.MESSAGE
                    + """
                     WHERE conversation_id = ? AND kind = 'WORDS' ORDER BY seq DESC LIMIT ?\
                    """,
                ConversationRows::message,
                id,
                MOST));
    return new UntoldMessages(found.first().orElseThrow(), rows.rows().reversed(), marks.rows());
  }

  /** What to tell somebody who takes part on a side. */
  public List<Message> to(UUID accountId, Side side) {
    int known =
        marks.stream()
            .filter(mark -> mark.accountId().equals(accountId))
            .mapToInt(mark -> Math.max(mark.seq(), mark.mailed()))
            .max()
            .orElse(0);
    return messages.stream()
        .filter(one -> one.kind() == Kind.WORDS && one.side() != side && one.seq() > known)
        .toList();
  }

  /** Keeps that a mail tells somebody everything that is there now. */
  public Write told(UUID accountId, Side side) {
    return Write.expecting(
        1,
        """
        INSERT INTO conversations.marks (conversation_id, account_id, side, seq, mailed)
        VALUES (?, ?, ?, 0, ?)
        ON CONFLICT (conversation_id, account_id) DO UPDATE SET mailed = excluded.mailed\
        """,
        conversation.id(),
        accountId,
        side,
        conversation.lastSeq());
  }
}
