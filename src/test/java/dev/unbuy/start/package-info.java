/** Tests of how the application is started, as processes of their own. */
@NullMarked
package dev.unbuy.start;

import org.jspecify.annotations.NullMarked;
