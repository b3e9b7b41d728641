/**
 * Online Retail: the invoice lines of one shop, as the UCI Machine Learning Repository has them.
 *
 * <p>The lines are laid into a temporary table ({@code RetailStage}). Invoices that take goods back
 * do not say which sale they take back: {@code TakeBack} is the pure function that finds it, by
 * customer, article and time, and never takes back more than was bought. Then the shop and its
 * goods are written ({@code RetailCatalog}), and the purchases some hundred at a time ({@code
 * RetailPurchases}).
 */
@NullMarked
package dev.unbuy.imports.retail;

import org.jspecify.annotations.NullMarked;
