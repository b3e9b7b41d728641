package dev.unbuy.standing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is complained about more than its like, and by more than chance.
 *
 * @param listingId of a listing or variant, or null
 * @param country of a route: where it goes, or null
 * @param category whose other listings it was compared with; empty where with all
 * @param variant what the variant is called; empty of others
 * @param complaints order lines with that complaint, of so many sold
 * @param usual the rate of its like
 * @param surely the rate that it has at least
 * @param times how many times the usual rate that is, more than 1
 */
public record RootCause(
    UUID id,
    UUID shopId,
    Subject subject,
    Complaint complaint,
    @Nullable UUID listingId,
    @Nullable String country,
    String category,
    String title,
    String variant,
    int complaints,
    int sold,
    double usual,
    double surely,
    double times) {

  /** What it is about. */
  public enum Subject {
    LISTING,
    VARIANT,
    /** From a shop to a country. */
    ROUTE
  }

  /** What is said. */
  public enum Complaint {
    /** The wrong size, color or item was ordered. */
    SIZE,
    /** It takes or took too long. */
    DELAY,
    /** It became cheaper after the sale. */
    PRICE,
    /** It was sold and not there. */
    STOCK,
    /** What arrived is not what the listing says: other, damaged, defective. */
    DESCRIPTION
  }
}
