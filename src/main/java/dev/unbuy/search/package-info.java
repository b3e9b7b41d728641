/**
 * Search: finds listings, and ranks them by relevance times the quality of their seller.
 *
 * <p>It reads a table of its own (and, of what it found, the variants with their stock), kept from
 * the catalog's events and rebuilt for whole shops. Words are found by PostgreSQL's full text;
 * where they find nothing, titles that look alike (trigrams) are taken, so that a typing mistake
 * still finds. Buyers may sort otherwise.
 *
 * <p>A shop's quality comes from its standing and follows it by events; a shop of which nothing is
 * known ranks as the marketplace's mean does.
 */
@ApplicationModule(
    allowedDependencies = {"kernel", "platform", "catalog", "inventory", "promises", "standing"})
@NullMarked
package dev.unbuy.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
