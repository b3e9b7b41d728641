package dev.unbuy.kernel;

import java.util.List;

/**
 * A transition that the rules do not allow now; nothing has changed. Answered with 409.
 *
 * @param problem the stable name of the problem, such as {@code not-cancellable}
 * @param rule the rule that refused, such as {@code everything-shipped}
 * @param state the present state of the thing
 * @param alternatives what can be done instead, in the order to offer them
 */
public record Refusal(String problem, String rule, String state, List<String> alternatives) {

  /** Copies the alternatives. */
  public Refusal {
    alternatives = List.copyOf(alternatives);
  }
}
