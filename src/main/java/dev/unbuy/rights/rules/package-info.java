/** What of an order can be withdrawn from, as pure functions: no clock, no database, no chance. */
@NamedInterface("rules")
@NullMarked
package dev.unbuy.rights.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
