/**
 * Inventory: what is there, what of it is promised, and the movements that made it so.
 *
 * <p>A unit is reserved when it is sold and either shipped or released, once: a cause (the
 * purchase, the cancellation, the parcel) moves a variant once per kind, which the movements' key
 * enforces. The database refuses to promise more than there is.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.unbuy.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
