package dev.unbuy.refunds.rules;

import java.util.UUID;

/**
 * What goes back to one tender.
 *
 * @param amount minor units, more than zero
 */
public record RefundPart(UUID tenderId, long amount) {}
