/** Tests of the sandbox gateway, over HTTP as every caller sees it. */
@NullMarked
package dev.unbuy.sandbox;

import org.jspecify.annotations.NullMarked;
