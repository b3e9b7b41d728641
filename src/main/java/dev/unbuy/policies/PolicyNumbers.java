package dev.unbuy.policies;

import dev.unbuy.kernel.PaymentMethod;
import java.time.Duration;
import java.util.Map;

/**
 * The marketplace's numbers at one instant.
 *
 * @param gracePeriod how long after payment a cancellation settles at once
 * @param sellerAnswersWithin how long a seller may be silent before an asked cancellation settles
 * @param platformWaitsAfterShipBy how long after the ship-by date the platform itself cancels
 * @param unpaidEndsAfter how long an order waits for its payment, up to 20 days
 * @param protection how long after delivery money stays in escrow when nobody confirms receipt
 * @param commissionBasisPoints what the marketplace keeps of the goods' price, in 1/100 %
 * @param addedTaxBasisPoints tax added to prices by delivery country, in 1/100 %; none where prices
 *     contain it
 * @param arrival when money sent back is expected, by method
 * @param priorOrders how many orders the marketplace's mean rate counts as in a seller's
 * @param phantomRatings how many ratings the marketplace's mean counts as in a seller's
 * @param standardCancellationRate the rate above which a seller is below standard; eBay's and
 *     Amazon's published standards name 2.5 %
 * @param priceAdjustmentWithin how long after payment a fallen price is made up for; large shops
 *     publish 7 to 30 days
 * @param priceAdjustmentCapBasisPoints how much of what was paid can be given back so, in 1/100 %
 * @param money about money at the gateway
 * @param redress about what can be put right after a cancellation
 * @param returns about goods that come back
 * @param habits about buyers who cancel serially
 * @param promises about promised delivery dates
 * @param consequences about what a low standing leads to
 */
public record PolicyNumbers(
    Duration gracePeriod,
    Duration sellerAnswersWithin,
    Duration platformWaitsAfterShipBy,
    Duration unpaidEndsAfter,
    Duration protection,
    int commissionBasisPoints,
    Map<String, Integer> addedTaxBasisPoints,
    Map<PaymentMethod, ArrivalDays> arrival,
    int priorOrders,
    int phantomRatings,
    double standardCancellationRate,
    double standardLateShipmentRate,
    double standardOrderDefectRate,
    Duration priceAdjustmentWithin,
    int priceAdjustmentCapBasisPoints,
    MoneyNumbers money,
    RedressNumbers redress,
    ReturnNumbers returns,
    HabitNumbers habits,
    PromiseNumbers promises,
    ConsequenceNumbers consequences) {

  /** What holds where no operator has said otherwise. */
  public static final PolicyNumbers DEFAULT =
      new PolicyNumbers(
          Duration.ofHours(1),
          Duration.ofDays(2),
          Duration.ofDays(2),
          Duration.ofDays(1),
          Duration.ofDays(30),
          1_000,
          Map.of("US", 700),
          Map.of(
              PaymentMethod.STORE_CREDIT, new ArrivalDays(0, 0),
              PaymentMethod.GIFT_BALANCE, new ArrivalDays(0, 0),
              PaymentMethod.WALLET, new ArrivalDays(1, 3),
              PaymentMethod.CARD, new ArrivalDays(3, 20),
              PaymentMethod.BANK_TRANSFER, new ArrivalDays(3, 10),
              PaymentMethod.PAY_LATER, new ArrivalDays(3, 10),
              PaymentMethod.VOUCHER, new ArrivalDays(5, 15),
              PaymentMethod.CASH_ON_DELIVERY, new ArrivalDays(5, 15)),
          20,
          10,
          0.025,
          0.04,
          0.01,
          Duration.ofDays(14),
          5_000,
          MoneyNumbers.DEFAULT,
          RedressNumbers.DEFAULT,
          ReturnNumbers.DEFAULT,
          HabitNumbers.DEFAULT,
          PromiseNumbers.DEFAULT,
          ConsequenceNumbers.DEFAULT);

  /** Copies the maps. */
  public PolicyNumbers {
    addedTaxBasisPoints = Map.copyOf(addedTaxBasisPoints);
    arrival = Map.copyOf(arrival);
  }

  /** When money sent back by this method is expected. */
  public ArrivalDays arrivalOf(PaymentMethod method) {
    return arrival.getOrDefault(method, new ArrivalDays(5, 15));
  }

  /** The same with other numbers about money. */
  public PolicyNumbers with(MoneyNumbers other) {
    return with(other, redress, habits);
  }

  /** The same with other numbers about what can be put right. */
  public PolicyNumbers with(RedressNumbers other) {
    return with(money, other, habits);
  }

  /** The same with other numbers about buyers who cancel serially. */
  public PolicyNumbers with(HabitNumbers other) {
    return with(money, redress, other);
  }

  private PolicyNumbers with(
      MoneyNumbers otherMoney, RedressNumbers otherRedress, HabitNumbers otherHabits) {
    return new PolicyNumbers(
        gracePeriod,
        sellerAnswersWithin,
        platformWaitsAfterShipBy,
        unpaidEndsAfter,
        protection,
        commissionBasisPoints,
        addedTaxBasisPoints,
        arrival,
        priorOrders,
        phantomRatings,
        standardCancellationRate,
        standardLateShipmentRate,
        standardOrderDefectRate,
        priceAdjustmentWithin,
        priceAdjustmentCapBasisPoints,
        otherMoney,
        otherRedress,
        returns,
        otherHabits,
        promises,
        consequences);
  }
}
