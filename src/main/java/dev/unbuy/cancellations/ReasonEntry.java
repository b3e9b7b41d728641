package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.ReasonRule;
import java.util.Map;

/**
 * A reason as this marketplace has it.
 *
 * @param rule what it means
 * @param position its place among the reasons of its group, the smallest first
 * @param words what it is called, by language tag; empty where the message file says it
 * @param version 0 as it came with the code, one more with each change
 * @param retired whether nobody can choose it any more; it stays readable in history
 */
public record ReasonEntry(
    ReasonRule rule, int position, Map<String, String> words, int version, boolean retired) {

  /** Copies the words. */
  public ReasonEntry {
    words = Map.copyOf(words);
  }

  /** Its name. */
  public Reason reason() {
    return rule.reason();
  }

  /** Whether this asker can choose it now. */
  public boolean canBeChosenBy(Asker asker) {
    return !retired && rule.giver() == asker;
  }
}
