/**
 * Orders: what was bought of whom, and how far it has come.
 *
 * <p>A purchase holds one order per seller. An order's lines count their units: ordered = open +
 * canceled + in fulfillment + shipped, always, checked by the database; the order's status is
 * derived from these counts and its payment, by a generated column, and never set beside them.
 *
 * <p>Whoever changes an order locks its row first ({@link Orders#lock}); so a cancellation and a
 * shipment that race have one winner, and the other one sees what has become of it. Every change
 * leaves a row in the order's history and is published as {@link OrderChanged}, which keeps the
 * sellers' list.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "accounts",
      "catalog",
      "policies",
      "inventory",
      "payments"
    })
@NullMarked
package dev.unbuy.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
