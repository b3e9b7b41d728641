package dev.unbuy.kernel;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An exact amount of one currency.
 *
 * @param minor the amount in minor units of ISO 4217 (cents for EUR, yen for JPY); may be negative
 * @param currency the ISO 4217 code, upper case
 */
public record Money(long minor, String currency) implements Comparable<Money> {

  /**
   * @throws IllegalArgumentException when the currency is not one of ISO 4217 that can be paid
   *     with: gold, testing and "no currency" have codes too
   */
  public Money {
    if (Currency.getInstance(currency).getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException(currency);
    }
  }

  /** Nothing, in this currency. */
  public static Money zero(String currency) {
    return new Money(0, currency);
  }

  /**
   * Reads a decimal amount such as {@code 12.99}.
   *
   * @throws ArithmeticException when it has more decimals than the currency
   */
  public static Money of(BigDecimal amount, String currency) {
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    return new Money(amount.movePointRight(digits).longValueExact(), currency);
  }

  /** The amount in major units, with as many decimals as the currency has. */
  public BigDecimal toDecimal() {
    return BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits());
  }

  /** The sum; both must be of one currency. */
  public Money plus(Money other) {
    return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
  }

  /** The difference; both must be of one currency. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
  }

  /** This amount, so many times. */
  public Money times(long factor) {
    return new Money(Math.multiplyExact(minor, factor), currency);
  }

  /** Whether it is zero. */
  public boolean isZero() {
    return minor == 0;
  }

  /** Whether it is more than zero. */
  public boolean isPositive() {
    return minor > 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, sameCurrency(other).minor);
  }

  @Override
  public String toString() {
    return toDecimal().toPlainString() + " " + currency;
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "cannot mix %s and %s".formatted(currency, other.currency));
    }
    return other;
  }
}
