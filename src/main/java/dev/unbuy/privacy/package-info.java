/**
 * Privacy: what the marketplace keeps about a person, handed to that person.
 *
 * <p>Every table of a purchase names its buyer and every other table about somebody their account,
 * as a test holds; so what belongs to a person is found in the database's own catalog, and a table
 * that comes later is not forgotten. Columns that hold secrets are left out, by the same rule of
 * names that an export of the whole goes by.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.unbuy.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
