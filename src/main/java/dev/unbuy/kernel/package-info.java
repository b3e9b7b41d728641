/**
 * The words that every module speaks: money, actors, pages, what a refusal is.
 *
 * <p>Plain Java only: no Spring, no SQL, no clock. Whatever stands here is immutable and means the
 * same on every floor. Amounts are minor units of a currency ({@link dev.unbuy.kernel.Money}),
 * never floating point; a split of an amount always adds up to the amount ({@link
 * dev.unbuy.kernel.Allocation}).
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.unbuy.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
