/** How much goes back, and to which tender: pure functions over minor units. */
@NullMarked
package dev.unbuy.refunds.rules;

import org.jspecify.annotations.NullMarked;
