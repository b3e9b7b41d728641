package dev.unbuy.web;

import dev.unbuy.checkout.Quote;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Money;

/**
 * What a purchase comes to.
 *
 * @param balance of store credit in its currency, minor units
 * @param credit the part that store credit pays, minor units
 */
public record CheckoutSum(Address shipTo, Quote quote, long balance, long credit) {

  /** An amount of it. */
  public Money money(long minor) {
    return new Money(minor, quote.currency());
  }

  /** What the other method pays, minor units. */
  public long rest() {
    return quote.total() - credit;
  }

  /** What discounts take off, minor units. */
  public long discount() {
    return quote.orders().stream().mapToLong(draft -> draft.order().discount()).sum();
  }
}
