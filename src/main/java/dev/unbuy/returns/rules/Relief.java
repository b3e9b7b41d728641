package dev.unbuy.returns.rules;

import java.util.List;

/** What would make it good: wanted, offered or decided. */
public enum Relief {
  /** All of what was paid for it; the goods, if there are any, stay. */
  REFUND,
  /** A part of it; the goods stay. */
  PART_REFUND,
  /** The same once more. */
  REPLACEMENT,
  /** The goods go back at the seller's cost, and the money when they are there. */
  RETURN,
  /** Nothing. */
  NOTHING;

  /** What a buyer may want. */
  public static List<Relief> wanted() {
    return List.of(REFUND, PART_REFUND, REPLACEMENT, RETURN);
  }
}
