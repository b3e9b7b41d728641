package dev.unbuy.cancellations;

import dev.unbuy.checkout.SavedItems;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.platform.UnitOfWork;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps what is canceled on the buyer's saved list, and watches its price. */
@Component
class SavedInstead {

  void plan(UnitOfWork work, LockedOrder locked, Map<UUID, Integer> chosen, Instant now) {
    for (OrderLine line : locked.lines()) {
      int units = chosen.getOrDefault(line.id(), 0);
      if (units > 0) {
        work.plan(SavedItems.save(locked.order().buyerId(), line.variantId(), units, now));
        work.plan(
            SavedItems.watch(
                locked.order().buyerId(),
                line.listingId(),
                locked.order().money(line.unitPrice()),
                now));
      }
    }
  }
}
