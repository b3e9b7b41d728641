/** The replay as pure functions over what is known of the past. */
@NamedInterface("rules")
@NullMarked
package dev.unbuy.simulation.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
