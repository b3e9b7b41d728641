package dev.unbuy.policies;

import java.time.Duration;
import java.util.Map;

/**
 * The marketplace's numbers about money at the gateway.
 *
 * @param expiryLead how long before an authorization ends it is captured or released
 * @param atExpiry which of the two
 * @param refundInstructions how many instructions a refund is tried by before a person looks, where
 *     the gateway accepted one and it failed later; at least 1
 * @param arrivalsToLearnFrom how many refunds of a method must have arrived before their times,
 *     rather than the policy's, are promised
 * @param reconcileHour the hour of the day, UTC, at which the gateway's list is compared with ours
 * @param reconcileAfter how long after it happened a thing is compared; what is younger may still
 *     be on its way here
 * @param lateAfter how long something may be without an answer before it is called late
 * @param payoutEvery how long after the first release a seller is paid all that was released
 * @param goodwillUpTo what one buyer can be given as store credit out of good will within 30 days,
 *     by currency in minor units; none in a currency that is not named
 */
public record MoneyNumbers(
    Duration expiryLead,
    AtExpiry atExpiry,
    int refundInstructions,
    int arrivalsToLearnFrom,
    int reconcileHour,
    Duration reconcileAfter,
    Duration lateAfter,
    Duration payoutEvery,
    Map<String, Long> goodwillUpTo) {

  /** What holds where no operator has said otherwise. */
  public static final MoneyNumbers DEFAULT =
      new MoneyNumbers(
          Duration.ofDays(1),
          AtExpiry.CAPTURE,
          2,
          200,
          2,
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofDays(7),
          Map.of("EUR", 10_000L, "USD", 10_000L, "GBP", 8_000L, "CHF", 10_000L, "BRL", 50_000L));

  /** Copies the map. */
  public MoneyNumbers {
    goodwillUpTo = Map.copyOf(goodwillUpTo);
  }

  /** What one buyer can be given within 30 days, in minor units of this currency. */
  public long goodwillOf(String currency) {
    return goodwillUpTo.getOrDefault(currency, 0L);
  }

  /** The same with another rule for holds about to end. */
  public MoneyNumbers with(AtExpiry other) {
    return new MoneyNumbers(
        expiryLead,
        other,
        refundInstructions,
        arrivalsToLearnFrom,
        reconcileHour,
        reconcileAfter,
        lateAfter,
        payoutEvery,
        goodwillUpTo);
  }

  /** The same with another wait before things are compared, or called late. */
  public MoneyNumbers with(Duration comparedAfter, Duration calledLateAfter) {
    return new MoneyNumbers(
        expiryLead,
        atExpiry,
        refundInstructions,
        arrivalsToLearnFrom,
        reconcileHour,
        comparedAfter,
        calledLateAfter,
        payoutEvery,
        goodwillUpTo);
  }

  /** What becomes of an authorization that is about to end while its order waits to be shipped. */
  public enum AtExpiry {
    /** The money is taken, and held for the order. */
    CAPTURE,
    /** The hold is given up, and the order waits for another payment. */
    RELEASE
  }
}
