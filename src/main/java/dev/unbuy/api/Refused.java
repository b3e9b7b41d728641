package dev.unbuy.api;

import dev.unbuy.kernel.Refusal;

/** Carries a refusal out of a use case's transaction, which is rolled back, to the answer. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  Refused(Refusal refusal) {
    super(refusal.problem(), null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
