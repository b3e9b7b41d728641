package dev.unbuy.sandbox;

/** Where an authorization stands; the package's essay shows the transitions. */
enum AuthorizationStatus {
  REVIEW,
  PENDING,
  AUTHORIZED,
  CAPTURED,
  VOIDED,
  EXPIRED,
  DECLINED;

  /** Whether the gateway or the payer has still to decide. */
  boolean isOpen() {
    return this == REVIEW || this == PENDING;
  }

  /** Whether what has not been captured can still be released. */
  boolean isReleasable() {
    return this == AUTHORIZED || isOpen();
  }
}
