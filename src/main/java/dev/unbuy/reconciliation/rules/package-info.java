/**
 * What a difference between the gateway and us is, and whether it can be mended: pure functions.
 */
@NamedInterface("rules")
@NullMarked
package dev.unbuy.reconciliation.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
