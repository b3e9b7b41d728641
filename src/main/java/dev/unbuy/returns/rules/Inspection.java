package dev.unbuy.returns.rules;

/** What a seller finds when goods are back. */
public enum Inspection {
  /** As it should be: everything that was promised goes back. */
  FULL,
  /** Worth less than it was: a part goes back, with a reason. */
  PARTIAL,
  /** Not what was sold: nothing goes back, the goods return to the buyer, with a reason. */
  REFUSED
}
