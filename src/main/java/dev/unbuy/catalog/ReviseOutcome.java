package dev.unbuy.catalog;

/** What became of a revision. */
public sealed interface ReviseOutcome {

  /** The listing stands as it was meant to. */
  record Revised(int version) implements ReviseOutcome {}

  /** Somebody else revised it first; nothing changed. */
  record ChangedMeanwhile(int version) implements ReviseOutcome {}
}
