package dev.unbuy.cancellations.rules;

import java.time.Instant;

/**
 * What is known of a cancellation that its buyer would undo.
 *
 * @param settled whether it is effective
 * @param settledAtOnce whether it was the buyer's and effective from the start, nobody asked
 * @param withdrawn whether it is part of a withdrawal from the contract
 * @param swapped whether another order has taken the place of what it canceled
 * @param undoableUntil the end of the time for it
 * @param refundOnItsWay whether an instruction of its refund has left for the gateway
 * @param paid whether the order is paid: only then is there something to restore
 * @param orderOver whether all that is left of the order has arrived, or it is complete
 * @param lastOfItsOrder whether nothing of the order was canceled or asked to be after it
 * @param holdUsed whether what was held was taken without the part that was to be given up
 * @param creditIsThere whether what it gave as store credit has not been spent
 * @param stockIsThere whether its units can still be promised
 */
public record UndoFacts(
    boolean settled,
    boolean settledAtOnce,
    boolean withdrawn,
    boolean swapped,
    Instant undoableUntil,
    boolean refundOnItsWay,
    boolean paid,
    boolean orderOver,
    boolean lastOfItsOrder,
    boolean holdUsed,
    boolean creditIsThere,
    boolean stockIsThere) {}
