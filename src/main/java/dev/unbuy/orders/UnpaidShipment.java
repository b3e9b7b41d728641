package dev.unbuy.orders;

import dev.unbuy.kernel.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * An order that has left and whose payment could not be taken, as the operator's queue shows it.
 *
 * @param toPay what is missing of its payment
 * @param since when that was noticed
 */
public record UnpaidShipment(
    UUID orderId,
    String number,
    String shopName,
    String buyerName,
    OrderStatus status,
    Money toPay,
    Instant since) {}
