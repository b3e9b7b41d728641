package dev.unbuy.web;

import dev.unbuy.checkout.Quote;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Money;

/**
 * What a purchase comes to.
 *
 * @param balance of gift balance and store credit in its currency, minor units
 * @param credit the part that those two pay, minor units
 * @param gift of that, what gift balance pays; it is used first
 */
public record CheckoutSum(Address shipTo, Quote quote, long balance, long credit, long gift) {

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
