package dev.unbuy.kernel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transition that the rules do not allow now; nothing has changed. Answered with 409.
 *
 * @param problem the stable name of the problem, such as {@code not-cancellable}
 * @param rule the rule that refused, such as {@code everything-shipped}
 * @param state the present state of the thing
 * @param alternatives what can be done instead, in the order to offer them
 * @param until when it was possible for the last time, or null where it never was or is not known
 */
public record Refusal(
    String problem, String rule, String state, List<String> alternatives, @Nullable Instant until) {

  /** Copies the alternatives. */
  public Refusal {
    alternatives = List.copyOf(alternatives);
  }

  /** A refusal of something of which no time is known at which it was possible. */
  public Refusal(String problem, String rule, String state, List<String> alternatives) {
    this(problem, rule, state, alternatives, null);
  }
}
