/** What tests on the real parts stand on: one database and one running application for all. */
@NullMarked
package dev.unbuy.testing;

import org.jspecify.annotations.NullMarked;
