package dev.unbuy.cancellations;

import java.util.Map;

/**
 * A heading under which reasons stand in the list.
 *
 * @param position its place, the smallest first
 * @param words what it is called, by language tag; empty where the message file says it
 * @param version 0 as it came with the code, one more with each change
 */
public record ReasonGroup(String code, int position, Map<String, String> words, int version) {

  /** Copies the words. */
  public ReasonGroup {
    words = Map.copyOf(words);
  }
}
