/** The decisions on cancellations: pure functions, no Spring, no SQL, no clock, no randomness. */
@NullMarked
package dev.unbuy.cancellations.rules;

import org.jspecify.annotations.NullMarked;
