package dev.unbuy.orders;

import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Money;
import dev.unbuy.payments.OrderAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one buyer buys from one seller in one purchase. Amounts are minor units of its currency.
 *
 * @param number what people call it
 * @param items unit prices times quantities
 * @param tax added to prices, not contained in them
 * @param owedBack what is or will be sent back so far, asked cancellations included
 * @param shippingOwedBack of that, outbound shipping
 * @param shippingExtra of shipping, what a faster way costs more than the usual one
 * @param rights what it remembers of the buyer's rights
 * @param acceptsAutomatically the seller's term at the time of sale
 * @param deliveredAt when the last unit arrived
 * @param completedAt when receipt was confirmed or protection was over
 */
public record Order(
    UUID id,
    String number,
    UUID purchaseId,
    UUID buyerId,
    String buyerName,
    UUID shopId,
    String shopName,
    String currency,
    long items,
    long discount,
    long shipping,
    long tax,
    long total,
    long owedBack,
    long shippingOwedBack,
    long shippingExtra,
    Address shipTo,
    OrderRights rights,
    boolean acceptsAutomatically,
    int returnDays,
    Instant placedAt,
    OrderPayment payment,
    @Nullable Instant paidAt,
    int handlingDays,
    int transitMin,
    int transitMax,
    Instant shipBy,
    LocalDate deliveryFrom,
    LocalDate deliveryTo,
    @Nullable Instant deliveredAt,
    @Nullable Instant completedAt,
    int unitsOrdered,
    int unitsCanceled,
    int unitsShipped,
    int unitsDelivered,
    OrderStatus status) {

  /**
   * The same order with other sums.
   *
   * @param unitsNow how many units it has in all
   */
  public Order restated(
      long itemsNow,
      long discountNow,
      long shippingNow,
      long extraNow,
      long taxNow,
      long owedBackNow,
      int unitsNow) {
    return new Order(
        id,
        number,
        purchaseId,
        buyerId,
        buyerName,
        shopId,
        shopName,
        currency,
        itemsNow,
        discountNow,
        shippingNow,
        taxNow,
        itemsNow - discountNow + shippingNow + taxNow,
        owedBackNow,
        shippingOwedBack,
        extraNow,
        shipTo,
        rights,
        acceptsAutomatically,
        returnDays,
        placedAt,
        payment,
        paidAt,
        handlingDays,
        transitMin,
        transitMax,
        shipBy,
        deliveryFrom,
        deliveryTo,
        deliveredAt,
        completedAt,
        unitsNow,
        unitsCanceled,
        unitsShipped,
        unitsDelivered,
        status);
  }

  /** For whom the ledger keeps its postings. */
  public OrderAccount account() {
    return new OrderAccount(id, buyerId, shopId, currency);
  }

  /**
   * Until when it is to be shipped so that the promise is kept: at once, while a delay that was
   * told waits for the buyer's consent.
   */
  public Instant promisedShipBy() {
    Instant told = rights.delayToldAt();
    return told != null && told.isBefore(shipBy) ? told : shipBy;
  }

  /** An amount of this order. */
  public Money money(long minor) {
    return new Money(minor, currency);
  }
}
