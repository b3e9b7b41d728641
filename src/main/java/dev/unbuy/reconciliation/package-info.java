/**
 * Reconciliation: the gateway's own list of what it did, against what is written here, in both
 * directions.
 *
 * <p>A run reads the gateway's list from where the last one ended into a copy, then compares: each
 * movement of the time with the authorization, capture, void or refund that it is of, and with its
 * posting in the ledger; each record and posting of ours of that time with the copy; and whatever
 * has no answer yet, however old. What differs is one of five kinds. What comes right by giving a
 * lost answer or notice again is mended so, with a record of it; the rest waits for a person, with
 * everything that both sides say.
 *
 * <p>What banks take back is asked for by nobody here; it is compared by the gateway's name of it.
 *
 * <p>What is younger than a few minutes is left to the next run: its answer may be on its way.
 * Running twice finds nothing new; a run that died is taken up by its delivery.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "policies",
      "payments",
      "payments :: gateway",
      "orders",
      "refunds"
    })
@NullMarked
package dev.unbuy.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
