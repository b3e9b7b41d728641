/**
 * What stands in for the outside world when none is configured: a real PostgreSQL, kept over
 * restarts, and a mail server whose letters can be read on a page.
 *
 * <p>The database is the same server that production runs, from binaries on the class path, with
 * every durability setting on. It is started by an own small launcher: it never adopts a server it
 * did not start, it stops the one that a killed process left behind, and each of its folders
 * appears by one atomic rename, so that a start cut off at any moment leaves nothing half made.
 */
@NullMarked
@NamedInterface("embedded")
package dev.unbuy.platform.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
