/**
 * Promises: when an order will arrive, learned from when others did, and how often what was
 * promised was kept.
 *
 * <p>Sellers say how long they take and how long the way is. What happened is known better: every
 * parcel that leaves and arrives adds to a histogram of working days, handling by the shop, the way
 * by the shop and the country it goes to. The terms count as so many parcels besides, half of them
 * on the first day that they name and half on the last; so a shop without a record is promised by
 * its terms, and each parcel moves the promise a little. The promise is the days between which most
 * of them arrive ({@link dev.unbuy.promises.Promising}).
 *
 * <p>The day by which a seller has to <em>ship</em> stays what the seller says: a slow seller does
 * not earn more time by being slow. What is learned is what buyers are told.
 *
 * <p>A promise is kept when a parcel arrives on its order's last promised day or before; one that
 * is lost breaks it. Facts are one row for each parcel, taken anew from the parcel whenever
 * something happens to it, so a fact told twice counts once; days add up to windows, and a rebuild
 * comes to the same numbers.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "catalog", "policies", "orders"})
@NullMarked
package dev.unbuy.promises;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
