package dev.unbuy.changes;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a seller proposes in place of units that are not there: exactly one of a substitute and a
 * later day.
 *
 * @param quantity units of the line that are missing
 * @param variantId something else that the shop offers, or null
 * @param shipBy the last day on which they ship, or null
 */
public record ProposeCommand(
    Actor.Seller seller,
    UUID orderId,
    UUID lineId,
    int quantity,
    @Nullable UUID variantId,
    @Nullable LocalDate shipBy) {

  private static final int MOST = 999;

  /**
   * @throws InvalidInput when it is neither or both, or the quantity cannot be right
   */
  public ProposeCommand {
    if (quantity < 1 || quantity > MOST) {
      throw new InvalidInput("quantity", "must be 1 to " + MOST);
    }
    if ((variantId == null) == (shipBy == null)) {
      throw new InvalidInput("variantId", "or \"shipBy\" must be given, and not both");
    }
  }
}
