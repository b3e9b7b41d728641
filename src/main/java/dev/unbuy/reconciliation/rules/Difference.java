package dev.unbuy.reconciliation.rules;

/**
 * That the gateway says something else than we do.
 *
 * @param kind which kind of difference it is
 * @param mend what can be done about it without a person
 */
public record Difference(Kind kind, Mend mend) {

  /** The kinds of differences. */
  public enum Kind {
    /** The gateway did something that is not written here. */
    MISSING_HERE,
    /** Something is written here that the gateway does not know. */
    MISSING_THERE,
    /** The amounts differ: the gateway's, ours, or the ledger's. */
    AMOUNT,
    /** One says that it has happened, the other does not. */
    STATE,
    /** Both wait for longer than they should. */
    LATE
  }

  /** What can be done without a person, because a repetition is harmless. */
  public enum Mend {
    /** Nothing. */
    NONE,
    /** What the gateway's list says is taken as the notice that never came. */
    AS_IF_TOLD,
    /** The gateway is asked again, under the same key. */
    ASK_AGAIN
  }
}
