package dev.unbuy.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.unbuy.sandbox.Rules.Change;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal: the state after a change, and the answer that its request got.
 *
 * @param answered absent where the gateway acted by itself
 * @param authorization the authorization after the change, absent where it did not change
 * @param operation the operation after the change, absent where there is none
 * @param doom why the operation, a refund that was accepted, will fail later
 * @param told the event that was told to the webhook, absent where none was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JournalEntry(
    @Nullable Answered answered,
    @Nullable Authorization authorization,
    @Nullable Operation operation,
    @Nullable String doom,
    @Nullable String told) {

  static JournalEntry of(Answered answered, Change change) {
    return new JournalEntry(
        answered, change.authorization(), change.operation(), change.doom(), null);
  }

  static JournalEntry of(Change change) {
    return new JournalEntry(null, change.authorization(), change.operation(), change.doom(), null);
  }

  static JournalEntry of(Answered answered) {
    return new JournalEntry(answered, null, null, null, null);
  }

  static JournalEntry told(String eventId) {
    return new JournalEntry(null, null, null, null, eventId);
  }

  /** The answer under an idempotency key, and the request that got it, as it was understood. */
  record Answered(String key, String request, Answer answer) {}
}
