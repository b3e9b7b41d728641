/**
 * One scenario, two drivers: what a buyer and a seller do is written once, and done by the API and
 * in a browser.
 */
@NullMarked
package dev.unbuy.acceptance;

import org.jspecify.annotations.NullMarked;
