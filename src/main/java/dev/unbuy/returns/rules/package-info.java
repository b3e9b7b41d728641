/** Who may return what, who pays for it and what it brings back: pure functions. */
@NamedInterface("rules")
@NullMarked
package dev.unbuy.returns.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
