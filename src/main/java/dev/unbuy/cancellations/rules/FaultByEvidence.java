package dev.unbuy.cancellations.rules;

import java.util.List;

/**
 * Who caused a cancellation: the evidence first, the chosen reason last. So a seller who presses a
 * buyer to pick a harmless reason gains nothing by it.
 */
public final class FaultByEvidence {

  private static final EvidenceKind OF_EVERY_BUYER = EvidenceKind.PROMISED_DATE;

  private FaultByEvidence() {}

  /** Decides. */
  public static Finding decide(ReasonRule rule, Evidence evidence) {
    if (rule.giver() == Asker.BUYER && evidence.shipByPassed()) {
      return found(Fault.SELLER, OF_EVERY_BUYER, evidence.shipBy().toString());
    }
    if (rule.giver() == Asker.SELLER && evidence.shipByPassed()) {
      return notFound(rule, evidence); // a seller that is late has no excuse
    }
    String proof = rule.evidence().in(evidence);
    return proof == null ? notFound(rule, evidence) : found(rule.found(), rule.evidence(), proof);
  }

  private static Finding found(Fault fault, EvidenceKind kind, String proof) {
    return finding(fault, kind.foundBecause(), proof.isEmpty() ? List.of() : List.of(proof));
  }

  private static Finding notFound(ReasonRule rule, Evidence evidence) {
    return finding(
        rule.otherwise(),
        rule.because(),
        rule.evidence() == EvidenceKind.PROMISED_DATE
            ? List.of(evidence.shipBy().toString())
            : List.of());
  }

  private static Finding finding(Fault fault, String because, List<String> arguments) {
    return new Finding(fault, "fault." + because, arguments);
  }
}
