/**
 * The neutral format: everything that a marketplace knows, as lines of JSON, out of one database
 * and into another that is empty.
 *
 * <p>What is carried is read from the database's own catalog, table by table: a table that is added
 * by a migration is carried from then on, without a line written here. Only what is kept out is
 * named ({@code KeptOut}), with the reason. Files hold rows as PostgreSQL itself writes and reads
 * them as JSON, so that nothing is lost on the way; their order is that of primary keys, so that
 * equal databases give equal files.
 *
 * <p>An import is one transaction: everything or nothing. Each line is checked to be one JSON
 * object before the database sees it; when the database refuses one, it is found by halving and
 * named.
 */
@NamedInterface("neutral")
@NullMarked
package dev.unbuy.imports.neutral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
