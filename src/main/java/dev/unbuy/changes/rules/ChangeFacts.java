package dev.unbuy.changes.rules;

import dev.unbuy.orders.OrderPayment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an order and of what is to become of it.
 *
 * @param anythingLeft whether units are left that could be changed
 * @param changeWaits whether another change of the order waits
 * @param unitsPacked whether units would have to leave that no longer can
 * @param addressChanges whether another address is wanted
 * @param anythingPacked whether any unit lies in a parcel or has shipped
 * @param shippedThere whether the shop ships to the wanted address
 * @param wayIsThere whether the faster way that is wanted, if one is, is there
 * @param inStock whether what is wanted is there
 * @param concernsSeller whether the seller has to do anything differently but write another address
 * @param payment how far the payment has come
 * @param paidAt when it was paid, or null
 * @param sellerAcceptsAutomatically the seller's own, kinder term
 */
public record ChangeFacts(
    boolean anythingLeft,
    boolean changeWaits,
    boolean unitsPacked,
    boolean addressChanges,
    boolean anythingPacked,
    boolean shippedThere,
    boolean wayIsThere,
    boolean inStock,
    boolean concernsSeller,
    OrderPayment payment,
    @Nullable Instant paidAt,
    boolean sellerAcceptsAutomatically) {}
