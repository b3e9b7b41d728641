package dev.unbuy.changes;

import dev.unbuy.checkout.Payment;
import dev.unbuy.checkout.Payments;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.InvalidInput;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's wish to have an order changed.
 *
 * @param lines what lines are to be; one that is not named stays as it is, one that is named twice
 *     becomes both
 * @param address where it is to be sent instead, or null
 * @param faster whether it is to be shipped by a faster way than now
 * @param payments what pays the difference; with nothing else, or while the order is not paid, the
 *     whole order
 * @param seen what {@link ChangePreview#seen} said when it was looked over, or null to change at
 *     whatever it comes to
 */
public record ChangeOrderCommand(
    Actor.Buyer buyer,
    UUID orderId,
    List<LineTarget> lines,
    @Nullable Address address,
    boolean faster,
    List<Payment> payments,
    @Nullable String seen) {

  private static final int MOST = 999;

  /**
   * @throws InvalidInput when nothing is wished for, or a quantity or payment cannot be right
   */
  public ChangeOrderCommand {
    lines = List.copyOf(lines);
    payments = payments.isEmpty() ? List.of() : Payments.checked(payments);
    if (lines.isEmpty() && address == null && !faster && payments.isEmpty()) {
      throw new InvalidInput(
          "lines", "or address, faster or payments must say what is to be different");
    }
    for (int i = 0; i < lines.size(); i++) {
      int quantity = lines.get(i).quantity();
      if (quantity < 1 || quantity > MOST) {
        throw new InvalidInput("lines[%d].quantity".formatted(i), "must be 1 to " + MOST);
      }
    }
  }

  /** Whether only the payment is to be another one. */
  boolean isAboutPaymentAlone() {
    return lines.isEmpty() && address == null && !faster;
  }

  /**
   * What a line is to be.
   *
   * @param quantity units that are kept in all, canceled ones not counted; at least 1
   * @param variantId the variant that they are to be, or null for the line's own
   */
  public record LineTarget(UUID lineId, int quantity, @Nullable UUID variantId) {}
}
