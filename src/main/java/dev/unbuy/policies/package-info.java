/**
 * Policies: the marketplace's numbers with the instant from which they hold, and sellers' own
 * terms.
 *
 * <p>Everything that an operator may decide is data here: how long a cancellation settles at once,
 * how long a seller may be silent, when money is expected to arrive. A version never changes; a new
 * one takes over at its instant. A seller's term may only be kinder than the marketplace's.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.unbuy.policies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
