/** History in columns: slices of orders read by {@code COPY} into arrays of primitives. */
@NullMarked
package dev.unbuy.simulation.columns;

import org.jspecify.annotations.NullMarked;
