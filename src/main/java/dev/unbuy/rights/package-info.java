/**
 * Rights that the law of a place gives to buyers, beyond canceling: withdrawing from a contract,
 * and what holds when shipping slips.
 *
 * <p>A withdrawal is a declaration of the consumer that asks nobody. It has two steps: declared,
 * and confirmed, with which it is effective. Units that have not shipped are canceled in the same
 * transaction, by right; units that have shipped come back, and their money may wait until the
 * seller has them or the buyer proves that they are on their way: {@code DECLARED →
 * WAITING_FOR_GOODS → SETTLED}, or {@code DECLARED → SETTLED}. The acknowledgement on a durable
 * medium is a mail with a document, sent after the commit.
 *
 * <p>Whether the right is there is one pure function ({@code rules.WhatCanBeWithdrawn}) over the
 * pack that the order remembers; the page, the API and both steps call the same one. It stands
 * above cancellations because it uses them; nothing below knows of it.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "policies",
      "inventory",
      "payments",
      "orders",
      "refunds",
      "refunds :: rules",
      "cancellations",
      "cancellations :: rules",
      "returns",
      "returns :: rules"
    })
@NullMarked
package dev.unbuy.rights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
