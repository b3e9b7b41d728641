/** How often a request waits for the database, counted on the wire. */
@NullMarked
package dev.unbuy.roundtrips;

import org.jspecify.annotations.NullMarked;
