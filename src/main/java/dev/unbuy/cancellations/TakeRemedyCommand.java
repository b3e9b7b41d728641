package dev.unbuy.cancellations;

import dev.unbuy.checkout.Payment;
import dev.unbuy.checkout.Payments;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.orders.UnitsOfLine;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's wish to take a remedy that was offered.
 *
 * @param lines the units that the buyer thought of canceling; empty for all that could be
 * @param address where to send it instead; required to change the address
 * @param price of one unit elsewhere, in minor units of the order's currency; required to have a
 *     price matched
 * @param seenAt the shop or link where that price was seen; required to have a price matched
 * @param payments what pays what the remedy costs; required where it costs something
 */
public record TakeRemedyCommand(
    Actor.Buyer buyer,
    UUID orderId,
    UUID remedyId,
    List<UnitsOfLine> lines,
    @Nullable Address address,
    @Nullable Long price,
    @Nullable String seenAt,
    List<Payment> payments) {

  private static final int LONGEST_PLACE = 500;

  /**
   * @throws InvalidInput when a price is negative, the place too long, or a payment cannot be right
   */
  public TakeRemedyCommand {
    lines = List.copyOf(lines);
    payments = payments.isEmpty() ? List.of() : Payments.checked(payments);
    if (price != null && price < 0) {
      throw new InvalidInput("price", "must be zero or more");
    }
    if (seenAt != null && seenAt.length() > LONGEST_PLACE) {
      throw new InvalidInput("seenAt", "must have at most %d characters".formatted(LONGEST_PLACE));
    }
  }

  Address requiredAddress() {
    if (address == null) {
      throw new InvalidInput("address", "is required");
    }
    return address;
  }

  long requiredPrice() {
    if (price == null) {
      throw new InvalidInput("price", "is required");
    }
    return price;
  }

  String requiredPlace() {
    if (seenAt == null || seenAt.isBlank()) {
      throw new InvalidInput("seenAt", "is required");
    }
    return seenAt.strip();
  }
}
