/**
 * Changes of an order that stays: other variants of what was bought, more or fewer of it, another
 * address, a faster way of shipping, another payment.
 *
 * <p>What the buyer wants becomes a {@code rules.Wish} with the prices of that moment; {@code
 * rules.Restating} says what the order comes to with it, {@code rules.WhoMayChange} whether that is
 * settled now, asked of the seller, or refused. Both are pure, and the preview calls the same ones.
 *
 * <p>What the order costs more is paid by tenders of its own: they are held for the change and pay
 * no order before it takes effect. States: {@code PAYING → ASKED → SETTLED}, either step left out
 * where it is not needed. While a change waits, the units that leave cannot be packed, and the ones
 * that come are reserved. It ends without effect when the payment is declined ({@code UNPAID}), the
 * seller says no or nothing ({@code DECLINED}, {@code EXPIRED}: the order stays as it was), the
 * buyer thinks better of it ({@code TAKEN_BACK}), or something else was faster ({@code OVERTAKEN});
 * then what its tenders hold goes back like any other money.
 *
 * <p>A change restates the order: lines, sums and tenders are those of what is wanted now, and what
 * they were before stands in the history.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "catalog",
      "policies",
      "inventory",
      "payments",
      "payments :: gateway",
      "orders",
      "promises",
      "checkout",
      "refunds"
    })
@NullMarked
package dev.unbuy.changes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
