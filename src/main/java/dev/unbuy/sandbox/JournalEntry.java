package dev.unbuy.sandbox;

import dev.unbuy.sandbox.Rules.Change;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal: the state after a change, and the answer that its request got.
 *
 * @param answered absent where the gateway acted by itself
 * @param authorization the authorization after the change, absent where it did not change
 * @param operation the operation after the change, absent where there is none
 * @param told the operation whose end was told to the webhook, absent where none was
 */
record JournalEntry(
    @Nullable Answered answered,
    @Nullable Authorization authorization,
    @Nullable Operation operation,
    @Nullable String told) {

  static JournalEntry of(Answered answered, Change change) {
    return new JournalEntry(answered, change.authorization(), change.operation(), null);
  }

  static JournalEntry of(Change change) {
    return new JournalEntry(null, change.authorization(), change.operation(), null);
  }

  static JournalEntry of(Answered answered) {
    return new JournalEntry(answered, null, null, null);
  }

  static JournalEntry told(String operationId) {
    return new JournalEntry(null, null, null, operationId);
  }

  /** The answer under an idempotency key, and the request that got it, as it was understood. */
  record Answered(String key, String request, Answer answer) {}
}
