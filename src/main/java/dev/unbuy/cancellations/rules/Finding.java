package dev.unbuy.cancellations.rules;

import java.util.List;

/**
 * Who caused it, and why that is said.
 *
 * @param because the message that explains it, such as {@code fault.ship-by-passed}
 * @param arguments what the message names: instants in ISO 8601, prices with their currency
 */
public record Finding(Fault fault, String because, List<String> arguments) {

  /** Copies the arguments. */
  public Finding {
    arguments = List.copyOf(arguments);
  }
}
