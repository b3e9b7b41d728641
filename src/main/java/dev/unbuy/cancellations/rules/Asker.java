package dev.unbuy.cancellations.rules;

/** On whose behalf a cancellation is wished. */
public enum Asker {
  BUYER,
  SELLER,
  PLATFORM
}
