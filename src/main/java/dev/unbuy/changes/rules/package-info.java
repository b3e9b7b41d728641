/** Whether an order may be changed, and what it comes to: no clock, no database, no chance. */
@NamedInterface("rules")
@NullMarked
package dev.unbuy.changes.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
