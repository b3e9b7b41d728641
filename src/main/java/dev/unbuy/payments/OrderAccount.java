package dev.unbuy.payments;

import java.util.UUID;

/**
 * For whose order the ledger keeps a posting.
 *
 * @param currency ISO 4217
 */
public record OrderAccount(UUID orderId, UUID buyerId, UUID shopId, String currency) {}
