/**
 * Selling: what a shop puts on its shelf, with what catalog and inventory know of it together.
 *
 * <p>Catalog knows what is sold at which price, inventory how much of it there is; neither knows
 * the other. What a seller does to both at once stands here, above them: listing new goods with
 * their first stock, counting the stock of a variant that must be the shop's own, and the shelf
 * that a seller looks at.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "catalog", "inventory"})
@NullMarked
package dev.unbuy.selling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
