/**
 * Adyen behind the port, on Adyen's own library.
 *
 * <p><b>Webhooks are the memory.</b> Adyen answers a capture, a cancel and a refund with <i>
 * received</i>, tells by a webhook what came of it, and has no call to ask how a payment stands. So
 * this adapter keeps two tables: what was asked under which key, written before it is asked, and
 * what was told. From the first it answers every key for good, and says what is left of an
 * authorization; the second is the list that is compared with our books.
 *
 * <p><b>Keys.</b> Our key is Adyen's {@code Idempotency-Key} and the {@code reference} of what is
 * asked, so that its webhook carries it. Adyen keeps keys for seven days; what has no answer by
 * then is not asked again by itself.
 *
 * <p><b>Releases.</b> Adyen cancels an authorization as a whole. A part given up is noted, and the
 * last one has it canceled, unless a capture has ended it.
 */
@NullMarked
package dev.unbuy.payments.gateway.adyen;

import org.jspecify.annotations.NullMarked;
