package dev.unbuy.rights;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.InvalidInput.FieldError;
import dev.unbuy.orders.UnitsOfLine;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The first step of a withdrawal. No more than name, contract and e-mail address may be asked for.
 *
 * @param name who declares it, 1 to 200 characters
 * @param email where the acknowledgement goes
 * @param lines from which units; empty for all that is left
 */
public record WithdrawCommand(
    Actor.Buyer buyer, UUID orderId, String name, String email, List<UnitsOfLine> lines) {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_EMAIL = 254;

  /**
   * @throws InvalidInput naming every field that cannot be accepted
   */
  public WithdrawCommand {
    name = name.strip();
    email = email.strip();
    lines = List.copyOf(lines);
    List<FieldError> errors = new ArrayList<>();
    if (name.isEmpty() || name.length() > LONGEST_NAME || hasControls(name)) {
      errors.add(new FieldError("name", "must have 1 to %d characters".formatted(LONGEST_NAME)));
    }
    if (email.length() > LONGEST_EMAIL || !email.matches("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+")) {
      errors.add(new FieldError("email", "must be an e-mail address"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }
}
