package dev.unbuy.changes.rules;

import dev.unbuy.kernel.Address;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.policies.ReturnPayer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of an order, with the prices that hold for it. Amounts are minor units of the
 * order's currency.
 *
 * @param lines the lines that become something else
 * @param address where it is to be sent instead, or null
 * @param abroad what is different there, when the address is in another country; else null
 * @param paidAnew whether the whole order is paid in another way
 * @param faster how it is shipped faster, or null
 * @param proposal what the seller proposes it in place of, or null where the buyer wishes
 */
public record Wish(
    List<LineWish> lines,
    @Nullable Address address,
    @Nullable Abroad abroad,
    boolean paidAnew,
    @Nullable Faster faster,
    @Nullable Proposal proposal) {

  /** Copies the lines. */
  public Wish {
    lines = List.copyOf(lines);
  }

  /**
   * Whether the seller has to do anything but write another address or use a way that is offered to
   * everybody.
   */
  public boolean concernsSeller() {
    return !lines.isEmpty() || abroad != null;
  }

  /** Whether nothing at all would be different. */
  public boolean isNothing() {
    return lines.isEmpty() && address == null && !paidAnew && faster == null;
  }

  /** Whether nothing but the payment is to be different. */
  public boolean changesPaymentAlone() {
    return lines.isEmpty() && address == null && paidAnew && faster == null;
  }

  /**
   * What is to become of the open units of a line.
   *
   * @param dropped how many are no longer wanted
   * @param swapped how many are to become which other variants of the listing
   * @param added how many more are wanted, of the same variant or of others
   */
  public record LineWish(UUID lineId, int dropped, List<Pick> swapped, List<Pick> added) {

    /** Copies the lists. */
    public LineWish {
      swapped = List.copyOf(swapped);
      added = List.copyOf(added);
    }

    /** How many units of the line are not what they were. */
    public int leaving() {
      return dropped + swapped.stream().mapToInt(Pick::units).sum();
    }

    /** Whether the line stays as it is. */
    public boolean isNothing() {
      return leaving() == 0 && added.isEmpty();
    }
  }

  /**
   * So many units of a variant.
   *
   * @param variant its name
   * @param price of one unit
   * @param goods the listing that it is of, or null for the line's own
   */
  public record Pick(
      UUID variantId, String variant, long price, int units, @Nullable OtherGoods goods) {

    /** Another variant of the same listing. */
    public Pick(UUID variantId, String variant, long price, int units) {
      this(variantId, variant, price, units, null);
    }
  }

  /** Another listing than the one that was ordered from. */
  public record OtherGoods(UUID listingId, String title, String art) {}

  /**
   * What the seller said, with what is to become of it.
   *
   * @param by the seller's account
   * @param missing the units that are not there
   * @param newDate when they will be, or null where something else takes their place
   */
  public record Proposal(UUID by, UnitsOfLine missing, @Nullable NewDate newDate) {}

  /**
   * A later promise.
   *
   * @param shipBy until when it is to be shipped
   * @param from the first day on which it is to arrive
   * @param to the last one
   */
  public record NewDate(Instant shipBy, LocalDate from, LocalDate to) {}

  /**
   * What another country makes different.
   *
   * @param shipping what shipping the order there costs
   * @param transitMin working days on the way, at least
   * @param transitMax working days on the way, at most
   * @param taxBasisPoints tax added to prices there, in 1/100 %
   * @param pack the code of the pack of rights that holds there
   * @param version of that pack
   * @param returnPaidBy who pays for sending goods back after a withdrawal
   */
  public record Abroad(
      long shipping,
      int transitMin,
      int transitMax,
      int taxBasisPoints,
      String pack,
      int version,
      ReturnPayer returnPaidBy) {}

  /**
   * A faster way.
   *
   * @param shipping what shipping the order costs by it
   * @param extra of that, what it costs more than the usual way
   * @param transitMin working days on the way, at least
   * @param transitMax working days on the way, at most
   * @param shipBy until when it is to be shipped
   * @param from the first day on which it is to arrive
   * @param to the last one
   */
  public record Faster(
      long shipping,
      long extra,
      int transitMin,
      int transitMax,
      Instant shipBy,
      LocalDate from,
      LocalDate to) {}
}
