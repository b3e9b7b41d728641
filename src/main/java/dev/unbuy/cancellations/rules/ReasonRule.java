package dev.unbuy.cancellations.rules;

import java.util.List;

/**
 * What a reason means: who may give it, what is looked up for it, whose fault it is, what is
 * offered.
 *
 * @param group where it stands in the list, one of the marketplace's groups
 * @param evidence what is looked up
 * @param found whose fault it is where the evidence is found
 * @param otherwise whose fault it is where it is not, or where nothing is looked up
 * @param because the message that explains {@code otherwise}, without its prefix
 * @param remedies what is offered instead, in this order
 * @param noteRequired whether it must be told in words too
 */
public record ReasonRule(
    Reason reason,
    Asker giver,
    String group,
    EvidenceKind evidence,
    Fault found,
    Fault otherwise,
    String because,
    List<RemedyKind> remedies,
    boolean noteRequired) {

  /** Copies the remedies. */
  public ReasonRule {
    remedies = List.copyOf(remedies);
  }

  /**
   * The rule of a reason that comes with the code.
   *
   * @throws IllegalArgumentException when it does not
   */
  public static ReasonRule builtIn(Reason reason) {
    return BuiltInReasons.ALL.stream()
        .filter(rule -> rule.reason().equals(reason))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(reason + " is not built in"));
  }

  ReasonRule lookingUp(EvidenceKind kind, Fault ifFound, Fault ifNot, String becauseNot) {
    return new ReasonRule(
        reason, giver, group, kind, ifFound, ifNot, becauseNot, remedies, noteRequired);
  }
}
