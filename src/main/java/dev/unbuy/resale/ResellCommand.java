package dev.unbuy.resale;

import dev.unbuy.catalog.Condition;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.InvalidInput.FieldError;
import dev.unbuy.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A buyer's wish to sell on what arrived.
 *
 * @param quantity 1 or more
 * @param price for one
 * @param condition like new or used
 * @param note of its condition, in the buyer's words
 */
public record ResellCommand(
    Actor.Buyer buyer,
    UUID orderId,
    UUID lineId,
    int quantity,
    Money price,
    Condition condition,
    String note) {

  /** The longest note. */
  public static final int MAX_NOTE = 1_000;

  /**
   * @throws InvalidInput naming every field that cannot be accepted
   */
  public ResellCommand {
    note = note.strip();
    List<FieldError> errors = new ArrayList<>();
    if (quantity < 1) {
      errors.add(new FieldError("quantity", "must be 1 or more"));
    }
    if (condition == Condition.NEW) {
      errors.add(new FieldError("condition", "must be LIKE_NEW or USED"));
    }
    if (note.isEmpty() || note.length() > MAX_NOTE) {
      errors.add(
          new FieldError("conditionNote", "must have 1 to %d characters".formatted(MAX_NOTE)));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }
}
