package dev.unbuy.checkout;

import dev.unbuy.kernel.PaymentMethod;
import org.jspecify.annotations.Nullable;

/**
 * How a buyer means to pay a part of a purchase.
 *
 * @param token what the gateway knows the means of payment by; ignored for store credit
 * @param amount minor units, or null for all that the others leave
 */
public record Payment(PaymentMethod method, String token, @Nullable Long amount) {}
