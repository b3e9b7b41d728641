/** How much goes back, and to which tender: pure functions over minor units. */
@NamedInterface("rules")
@NullMarked
package dev.unbuy.refunds.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
