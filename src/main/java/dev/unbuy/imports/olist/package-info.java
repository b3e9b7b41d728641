/**
 * Olist: purchases of a Brazilian marketplace of many sellers, in the files under which Olist
 * published them.
 *
 * <p>The files are not sorted alike and each tells a part of a purchase, so they are first laid
 * into temporary tables ({@code OlistStage}), where rows that repeat others or belong to nothing
 * are set apart. Then what was sold is written ({@code OlistCatalog}), and purchases some hundred
 * at a time ({@code OlistPurchases}), each lot with its commit; {@code Retelling} is the pure
 * function that makes a past purchase of what the files say, and {@code WhyCanceled} says whose
 * fault its end was.
 */
@NullMarked
package dev.unbuy.imports.olist;

import org.jspecify.annotations.NullMarked;
