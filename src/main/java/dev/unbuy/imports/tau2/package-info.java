/**
 * The shop of tau2-bench's domain <i>retail</i>: products with variants, people with gift cards,
 * and orders, in one JSON file.
 *
 * <p>The file is read once for each of its parts, entry by entry, so that memory stays the same
 * however large it is. It records no times: pending orders are taken as just paid, others as some
 * days old. {@code Tau2Retelling} is the pure function that makes a past purchase of an order.
 */
@NullMarked
package dev.unbuy.imports.tau2;

import org.jspecify.annotations.NullMarked;
