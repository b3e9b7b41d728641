package dev.unbuy.conversations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote, or what happened.
 *
 * @param seq its number in the conversation, from 1, without a gap
 * @param side on whose side it was written
 * @param authorId who wrote it; null for the marketplace
 * @param authorName the buyer's name, the shop's, or the agent's; empty for the marketplace
 * @param text plain text; for {@link Kind#SYSTEM} the key of a text
 * @param via how it came
 */
public record Message(
    UUID id,
    UUID conversationId,
    int seq,
    Instant at,
    Side side,
    Kind kind,
    @Nullable UUID authorId,
    String authorName,
    String text,
    Via via) {

  /** Whether somebody of this side may see it. */
  public boolean isFor(Side reader) {
    return kind != Kind.NOTE || reader == Side.SUPPORT;
  }

  /** What kind of message. */
  public enum Kind {
    /** Written to the other side. */
    WORDS,
    /** Written by an agent for agents; nobody else ever sees it. */
    NOTE,
    /** What happened. */
    SYSTEM
  }

  /** How a message came. */
  public enum Via {
    /** By a page or by the API. */
    SITE,
    /** By mail. */
    MAIL
  }
}
