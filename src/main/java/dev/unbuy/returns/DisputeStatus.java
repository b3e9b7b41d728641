package dev.unbuy.returns;

/** How far a dispute has come. */
public enum DisputeStatus {
  /** The seller has to answer; silence gives the buyer what was wanted. */
  OPEN,
  /** The buyer has to answer the seller's offer; silence takes it. */
  OFFERED,
  /** An agent has to decide. */
  ESCALATED,
  /** Decided; either side may appeal once before it takes effect. */
  DECIDED,
  /** An agent has to decide once more, for good. */
  APPEALED,
  /** It has ended. */
  CLOSED
}
