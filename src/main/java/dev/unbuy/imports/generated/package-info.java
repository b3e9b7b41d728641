/**
 * A marketplace that never was, as large as somebody wants it, for measuring: the same for the same
 * size and seed.
 *
 * <p>Every shop, listing and buyer is a function of its number, and every day's orders one of the
 * day; so nothing has to be remembered while millions are written, and a run that was broken off
 * goes on. What is drawn has the shapes that real marketplaces have: few listings sell most (Zipf),
 * prices are log-normal, orders follow hours, weekdays and the time of year, parcels are mostly in
 * time and sometimes very late, and shops differ in how often they fail. A few listings have a
 * trouble of their own, so that there is something to find.
 */
@NullMarked
package dev.unbuy.imports.generated;

import org.jspecify.annotations.NullMarked;
