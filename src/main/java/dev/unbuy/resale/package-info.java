/**
 * Resale: a purchase offered again by its buyer, when it cannot be returned or is wanted no more.
 *
 * <p>From the page of an order, delivered units become a second-hand listing with the title, the
 * picture, the attributes and the description under which they were bought, and with their {@link
 * dev.unbuy.catalog.Provenance}: bought here, on that day, from that shop. Asked are only their
 * condition and the price, for which one is suggested. A buyer without a shop gets a small one, in
 * the country and the currency of the order, that ships as the shop did from which it came. From
 * there on nothing is special: the catalog, the search with its facet <i>condition</i>, checkout,
 * protection and cancellation are those of everything that is sold here.
 *
 * <p>Units have one way at a time: those that are offered are counted on their order's line ({@code
 * resold}) and can neither be returned, nor withdrawn from, nor disputed; those that are on one of
 * these ways, or argued about, cannot be offered. What is not sold can be taken back from sale, and
 * is then free again.
 */
@ApplicationModule(
    allowedDependencies = {"kernel", "platform", "accounts", "catalog", "inventory", "orders"})
@NullMarked
package dev.unbuy.resale;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
