/** Who may reach what: every route, every role, somebody else's things. */
@NullMarked
package dev.unbuy.access;

import org.jspecify.annotations.NullMarked;
