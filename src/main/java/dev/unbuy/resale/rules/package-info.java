/** Who may resell what, and for how much it is suggested: pure functions. */
@NamedInterface("rules")
@NullMarked
package dev.unbuy.resale.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
