/**
 * Refunds: turns what is owed to a buyer into voids, refunds and store credit, and sees it arrive.
 *
 * <p>What is owed is written in the transaction that makes it due: a refund with one part for each
 * tender that it goes back to. A part is one instruction to the gateway under its own id as key,
 * for life; it is asked until the gateway answers, with backoff, across restarts. {@code REQUESTED
 * → SENT → SUCCEEDED}; one that the gateway refuses, or does not answer for after the last try,
 * waits for a person as {@code NEEDS_ATTENTION}.
 *
 * <p>Money for which no capture was asked goes back by a void, other money by a refund; which one
 * is settled while the order is locked, so that a capture and a cancellation that race agree. A
 * refund waits until its capture is confirmed.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "accounts",
      "policies",
      "payments",
      "payments :: gateway",
      "orders",
      "catalog"
    })
@NullMarked
package dev.unbuy.refunds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
