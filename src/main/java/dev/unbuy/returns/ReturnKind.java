package dev.unbuy.returns;

/** How goods come to be on their way back. */
public enum ReturnKind {
  /** The buyer sends delivered goods back. */
  RETURN,
  /** The same, for another variant. */
  EXCHANGE,
  /** The buyer refused a parcel; its carrier brings it back. */
  REFUSAL,
  /** A parcel never arrived. */
  LOST
}
