/**
 * Demo: people, shops, goods and orders to try the marketplace with.
 *
 * <p>They are made once, into an embedded database, and only while the demo is on; beside an
 * outside database it never is, because its accounts have a password that everybody knows. Orders
 * are placed, shipped and canceled through the same use cases as anybody's.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "accounts",
      "catalog",
      "policies",
      "inventory",
      "orders",
      "promises",
      "checkout",
      "changes",
      "changes :: rules",
      "cancellations",
      "cancellations :: rules",
      "standing",
      "search"
    })
@NullMarked
package dev.unbuy.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
