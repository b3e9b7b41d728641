/**
 * Checkout: cart, saved for later; from a cart to placed orders.
 *
 * <p>Placing reserves the stock and writes purchase, orders and tenders in one transaction; the
 * authorizations are asked of the gateway right after its commit, by the same request, and by the
 * relay where that dies. So nothing is oversold, and nobody pays for what was not reserved.
 *
 * <p>Discounts, shipping and tax are allocated to lines by largest remainder at this moment and
 * stored: what goes back later is computed from them, never from percentages.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "accounts",
      "catalog",
      "policies",
      "inventory",
      "payments",
      "payments :: gateway",
      "orders",
      "promises"
    })
@NullMarked
package dev.unbuy.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
