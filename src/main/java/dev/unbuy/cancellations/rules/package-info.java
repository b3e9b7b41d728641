/** The tables of canceling as pure functions: no clock, no database, no chance. */
@NamedInterface("rules")
@NullMarked
package dev.unbuy.cancellations.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
