package dev.unbuy.conversations;

import dev.unbuy.kernel.Refusal;

/** What became of something that somebody wanted to do in a conversation. */
public sealed interface MessageOutcome {

  /** It stands in the conversation. */
  record Written(Message message) implements MessageOutcome {}

  /** It is not possible now. */
  record Refused(Refusal refusal) implements MessageOutcome {}
}
