package dev.unbuy.returns.rules;

/** What a buyer says is wrong. */
public enum DisputeKind {
  NOT_ARRIVED,
  DAMAGED,
  NOT_AS_DESCRIBED
}
