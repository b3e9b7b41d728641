/**
 * Returns: what becomes of goods after they have shipped. They come back by agreement, are refused
 * at the door, get lost on the way, are exchanged, or are argued about.
 *
 * <p>All that comes back is one kind of thing, a {@link dev.unbuy.returns.ReturnAuthorization}:
 *
 * <pre>
 * ASKED → APPROVED → SENT → RECEIVED → SETTLED      a return: the seller answers, the buyer sends,
 *   ↓        ↓                 ↓        REFUSED      the seller inspects
 * DECLINED  EXPIRED         SETTLED
 * SENT → SETTLED                                     a refused parcel: its carrier brings it back
 * SETTLED                                            a lost parcel, or goods that may be kept
 * </pre>
 *
 * Until the goods are sent the buyer can take it back. Every state that waits has a clock ({@code
 * next_by}), and what happens at its end was said before: a seller's silence approves and accepts,
 * a buyer who never sends keeps the goods. While one is open the order's money stays in escrow.
 *
 * <p>Whether it is possible, who pays the way back and what it brings are pure functions ({@code
 * rules}); the preview calls the same ones. The share of what was paid is set aside when a return
 * is asked for, so that it brings exactly what was promised; what an inspection or a label keeps of
 * it is kept for good and comes back with no other unit.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "accounts",
      "catalog",
      "policies",
      "inventory",
      "payments",
      "orders",
      "refunds",
      "refunds :: rules",
      "cancellations"
    })
@NullMarked
package dev.unbuy.returns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
