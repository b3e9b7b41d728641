/**
 * Stripe behind the port, on Stripe's own library.
 *
 * <p><b>Stripe is the memory.</b> This adapter keeps nothing of its own. Every key of ours is
 * written into the metadata of what it made, in the same call that makes it: a PaymentIntent
 * carries the tender's key, and for each capture and each release one entry with its amount; a
 * refund carries its part's key. So a key is one for life. Stripe forgets an {@code
 * Idempotency-Key} after a day and repeats the first answer until then, be it an error of its own;
 * the metadata outlives both, and is looked at before an old key is asked again and after an answer
 * that says nothing.
 *
 * <p><b>Releases.</b> Stripe lets go of a hold as a whole. A part given up is noted on the
 * PaymentIntent; whoever notes the last one, capture or release, finds that nothing is left to
 * capture and lets go of the rest. Notes are written before they are added up, so that of two at
 * once the later sees both.
 *
 * <p><b>Captures in parts</b> need an account with multicapture, and a card that has it. Without,
 * the port says so and every order has a PaymentIntent by itself.
 */
@NullMarked
package dev.unbuy.payments.gateway.stripe;

import org.jspecify.annotations.NullMarked;
