/**
 * Imports: other shops' order history in, and everything out ({@code neutral}).
 *
 * <p>A {@link dev.unbuy.imports.HistoryFormat} reads a source and tells it as past purchases
 * ({@code past}); those are written as living ones would have left them, by {@code COPY} and a lot
 * at a time, so that memory stays the same however many there are. Identifiers are made of the
 * source's own names: what is read a second time is known to be here. Every row that is read is
 * used or reported with its reason; an import whose sums do not agree fails.
 *
 * <p>No event is told of the past: nobody gets a mail about an order of years ago. What events
 * would have kept is filled afterwards, for all of it at once.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "platform :: embedded",
      "accounts",
      "catalog",
      "policies",
      "inventory",
      "payments",
      "orders",
      "promises",
      "refunds",
      "refunds :: rules",
      "cancellations",
      "cancellations :: rules",
      "standing",
      "search"
    })
@NullMarked
package dev.unbuy.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
