package dev.unbuy.cancellations.rules;

/** Who caused a cancellation, by evidence. */
public enum Fault {
  BUYER,
  SELLER,
  CARRIER,
  PLATFORM,
  NOBODY
}
