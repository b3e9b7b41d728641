/**
 * The port to whoever moves the money: authorize, capture, void, refund, and what became of it.
 *
 * <p>Every call carries a key of ours for life; asking again under it gives the first answer. An
 * answer that did not arrive is {@code Unknown}: the caller asks again under the same key, and
 * never under another.
 */
@NamedInterface("gateway")
@NullMarked
package dev.unbuy.payments.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
