/**
 * What another policy would have made of history.
 *
 * <p>The orders of a time are replayed with their cancellations, each with the facts as they were
 * known when it was judged, through the same pure functions that judge today ({@code WhoMayCancel},
 * {@code FaultByEvidence}, {@code Verdict}): once by the numbers in force and once by those that
 * are tried, so that whatever differs is the numbers' doing. History is read in columns: slices of
 * orders by {@code COPY} in PostgreSQL's binary format into arrays of primitives, so that the
 * memory it takes does not grow with history.
 *
 * <p>A replay knows only what happened. Where a policy would have had the seller be asked who was
 * never asked, it takes the seller to stay silent; what people would have done otherwise under
 * other rules, it cannot know, and does not claim to.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "policies",
      "orders",
      "refunds",
      "refunds :: rules",
      "cancellations",
      "cancellations :: rules",
      "standing",
      "standing :: rules"
    })
@NullMarked
package dev.unbuy.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
