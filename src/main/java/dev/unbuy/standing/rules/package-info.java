/** What a record of orders is worth, as pure functions: no clock, no database, no chance. */
@NamedInterface("rules")
@NullMarked
package dev.unbuy.standing.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
