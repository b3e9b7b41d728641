package dev.unbuy.sandbox;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long things take with a method of payment.
 *
 * @param refund until a refund has arrived; zero for at once
 * @param payment until a payer who pays late has paid
 * @param validity how long an authorization can be captured, or a payment that is awaited may come;
 *     null for ever
 */
public record MethodTimes(Duration refund, Duration payment, @Nullable Duration validity) {

  /** Everything at once, and nothing expires. */
  static final MethodTimes AT_ONCE = new MethodTimes(Duration.ZERO, Duration.ZERO, null);

  /**
   * @throws IllegalArgumentException when a time is below zero
   */
  public MethodTimes {
    if (refund.isNegative() || payment.isNegative()) {
      throw new IllegalArgumentException("a time must not be below zero");
    }
    if (validity != null && (validity.isNegative() || validity.isZero())) {
      throw new IllegalArgumentException("an authorization must be valid for a time");
    }
  }

  /**
   * What holds unless settings say otherwise: refunds and late payments take seconds where real
   * ones take days, so that they can be watched; authorizations are valid as long as real ones.
   */
  public static Map<TenderMethod, MethodTimes> usual() {
    var times = new EnumMap<TenderMethod, MethodTimes>(TenderMethod.class);
    times.put(TenderMethod.CARD, of(4, 2, 7));
    times.put(TenderMethod.WALLET, of(0, 1, 3));
    times.put(TenderMethod.BANK_TRANSFER, of(4, 6, 7));
    times.put(TenderMethod.VOUCHER, of(6, 8, 3));
    times.put(TenderMethod.PAY_LATER, of(4, 2, 28));
    return times;
  }

  private static MethodTimes of(long refundSeconds, long paymentSeconds, long validDays) {
    return new MethodTimes(
        Duration.ofSeconds(refundSeconds),
        Duration.ofSeconds(paymentSeconds),
        Duration.ofDays(validDays));
  }
}
