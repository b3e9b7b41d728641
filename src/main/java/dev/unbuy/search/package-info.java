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
 *
 * <p>Beside finding, it suggests titles while somebody types, keeps searches, sets the same item at
 * several sellers side by side, names what became cheaper, and explains to operators why a search
 * answers in its order.
 */
@ApplicationModule(
    allowedDependencies = {"kernel", "platform", "catalog", "inventory", "promises", "standing"})
@NullMarked
package dev.unbuy.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
