/**
 * Money back: from what is owed to the tenders it came from.
 *
 * <p>What a line carries of discounts and tax is allocated at the moment of sale and stored. What a
 * partial cancellation gives back is computed from those stored shares and from how many units were
 * undone before, never from percentages: so any sequence of them adds up to what was paid.
 */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package dev.unbuy.refunds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
