package dev.unbuy.imports.past;

import dev.unbuy.policies.SellerTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one buyer bought from one shop, and what became of it.
 *
 * @param paidAt null when it never was
 * @param parcel the one parcel of all units that were not canceled, or null when none left
 * @param returnedAt when all that was delivered came back, or null
 * @param terms the seller's
 * @param rating what the buyer thought of it, or null
 */
public record PastOrder(
    UUID id,
    String number,
    UUID shopId,
    String shopName,
    List<PastLine> lines,
    @Nullable Instant paidAt,
    Instant shipBy,
    LocalDate deliveryFrom,
    LocalDate deliveryTo,
    @Nullable Parcel parcel,
    @Nullable Instant returnedAt,
    List<PastCancellation> cancellations,
    Terms terms,
    @Nullable Rating rating) {

  /** Copies the lists. */
  public PastOrder {
    lines = List.copyOf(lines);
    cancellations = List.copyOf(cancellations);
  }

  /** Prices times quantities. */
  public long items() {
    return lines.stream().mapToLong(line -> line.unitPrice() * line.ordered()).sum();
  }

  /** The shares of all lines in the discount. */
  public long discount() {
    return lines.stream().mapToLong(PastLine::discount).sum();
  }

  /** The shares of all lines in the shipping. */
  public long shipping() {
    return lines.stream().mapToLong(PastLine::shipping).sum();
  }

  /** What it costs. */
  public long total() {
    return items() - discount() + shipping();
  }

  /** How many units. */
  public int units() {
    return lines.stream().mapToInt(PastLine::ordered).sum();
  }

  /** How many of them were canceled. */
  public int canceledUnits() {
    return cancellations.stream().mapToInt(PastCancellation::units).sum();
  }

  /**
   * A parcel.
   *
   * @param deliveredAt null while it is on its way
   * @param cameBack whether it came back before it was delivered; its units are canceled
   * @param trackingNumber the carrier's name of it, or null where the source has none
   */
  public record Parcel(
      Instant shippedAt,
      @Nullable Instant deliveredAt,
      boolean cameBack,
      @Nullable String trackingNumber) {}

  /**
   * The seller's terms when it was sold.
   *
   * @param acceptsAutomatically whether every cancellation before packing settles at once
   * @param returnDays how long after delivery it is taken back
   */
  public record Terms(boolean acceptsAutomatically, int returnDays) {

    /** Those of a seller of whose own terms nothing is known. */
    public static final Terms USUAL = new Terms(false, SellerTerms.RETURN_DAYS);
  }

  /**
   * A buyer's opinion.
   *
   * @param stars 1 to 5
   */
  public record Rating(int stars, @Nullable String comment, Instant at) {}
}
