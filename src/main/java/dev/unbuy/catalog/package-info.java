/**
 * Catalog: shops, what they sell, at which price, since when, and how fast they ship it.
 *
 * <p>A listing has variants (size, color), each with a price of its own and the full history of it:
 * a price that fell after an order was paid is evidence. Shipping options say where a shop ships
 * to, for how much and how long it takes.
 *
 * <p>What a seller changes is told by events ({@link dev.unbuy.catalog.PriceChanged}, {@link
 * dev.unbuy.catalog.ListingChanged}); the search takes it up from them.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.unbuy.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
