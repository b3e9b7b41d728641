package dev.unbuy.imports.past;

import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.PaymentMethod;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One checkout of another system, as far as it is known.
 *
 * @param paid what was paid in the source, minor units
 * @param tenders by what; their amounts add up to what the orders cost, or there are none because
 *     nothing was to be paid
 */
public record PastPurchase(
    UUID id,
    UUID buyerId,
    String buyerName,
    String currency,
    Address shipTo,
    Instant placedAt,
    long paid,
    List<PastTender> tenders,
    List<PastOrder> orders) {

  /** Copies the lists. */
  public PastPurchase {
    tenders = List.copyOf(tenders);
    orders = List.copyOf(orders);
  }

  /** What its orders cost. */
  public long total() {
    return orders.stream().mapToLong(PastOrder::total).sum();
  }

  /**
   * A means of payment.
   *
   * @param amount minor units, more than zero
   * @param reference the source's own name of it
   */
  public record PastTender(UUID id, PaymentMethod method, long amount, String reference) {}
}
