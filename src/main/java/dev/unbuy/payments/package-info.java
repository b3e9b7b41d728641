/**
 * Payments: what buyers pay with, what became of it at the gateway, and the ledger of every cent.
 *
 * <p>A <em>tender</em> is one authorization at the gateway for a whole purchase; its
 * <em>shares</em> say what it pays of each order. The gateway is never called inside a transaction:
 * what is owed is written first (a capture asked for, an amount going back), then asked of the
 * gateway under the row's own id as key until it answers, then the answer is written. So a crash at
 * any point is mended by asking again.
 *
 * <p>The ledger is double entry by shape: a transfer names the account it takes from and the one it
 * gives to, so the sum over all accounts is zero at any instant.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "platform :: embedded"})
@NullMarked
package dev.unbuy.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
