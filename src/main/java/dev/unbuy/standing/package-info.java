/**
 * Standing: how reliable a seller is, by a record of its own orders that anybody can recompute.
 *
 * <p>Every order leaves one row of facts: paid, canceled for the seller's fault, shipped late, how
 * it was rated. Facts are taken anew from the order whenever something happens to it, never added
 * to a counter, so a fact told twice or out of order changes nothing. They add up by the day on
 * which the order was placed, days add up to windows of 30, 60 and 90 days, and pure functions
 * ({@code rules}) make rates, a standing and a score of a window. A rebuild takes the same way for
 * all shops at once and comes to the same numbers.
 *
 * <p>Small numbers lie: rates and ratings are drawn towards the marketplace's mean, the more so the
 * fewer orders there are. The score is a product of named factors, so that a seller can be shown
 * what made it; search multiplies relevance by it.
 *
 * <p>What a low standing leads to is announced with the numbers that the policy has then, begins by
 * a deadline unless an appeal waits, and ends at once with a better standing. What is in force
 * stands on the shop itself, where search, listings and checkout read it anyway. An order that an
 * agent leaves out keeps its row of facts, which then counts for nothing.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "catalog",
      "policies",
      "orders",
      "returns",
      "cancellations",
      "cancellations :: rules"
    })
@NullMarked
package dev.unbuy.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
