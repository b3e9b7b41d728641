package dev.unbuy.resale;

import dev.unbuy.catalog.ListingRevision;
import dev.unbuy.catalog.Provenance;
import dev.unbuy.catalog.ReviseListing;
import dev.unbuy.catalog.ReviseOutcome;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.StockLevel;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A reseller takes back from sale what nobody has bought: it can be returned or disputed again. */
@Component
public class TakeOffSale {

  private final Transactions transactions;
  private final Orders orders;
  private final OrderHistory history;
  private final ReviseListing revising;
  private final InstantSource clock;

  TakeOffSale(
      Transactions transactions,
      Orders orders,
      OrderHistory history,
      ReviseListing revising,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.history = history;
    this.revising = revising;
    this.clock = clock;
  }

  /**
   * Takes back all of it that is free.
   *
   * @throws NotFound when there is no such resale of this buyer
   */
  public ResaleOutcome takeBack(Actor.Buyer buyer, UUID id) {
    return transactions.run(
        work -> {
          Resale seen =
              work.ask(Resales.byId(id)).first().orElseThrow(() -> new NotFound("resale"));
          var locked = work.ask(orders.lock(seen.orderId(), buyer));
          var now = work.ask(Resales.byId(id));
          var level = work.ask(Stock.locked(seen.variantId()));
          var shipped = work.ask(Stock.everShipped(seen.variantId()));
          Order order = locked.first().orElseThrow(() -> new NotFound("resale"));
          Resale one = now.first().orElseThrow(() -> new NotFound("resale"));
          int free = level.first().map(StockLevel::free).orElse(0);
          int left = one.quantity() - one.takenBack() - shipped.first().orElse(0);
          int units = Math.min(free, left);
          return units > 0
              ? new ResaleOutcome.Done(takeBack(work, order, one, units, free, buyer), false)
              : new ResaleOutcome.Refused(refusal(order));
        });
  }

  private Resale takeBack(
      UnitOfWork work, Order order, Resale one, int units, int free, Actor.Buyer buyer) {
    Instant now = clock.instant();
    work.plan(Stock.corrected(Ids.next(), List.of(new Units(one.variantId(), -units)), now));
    work.plan(Provenance.takenBack(one.variantId(), units));
    work.plan(Resales.takenBack(one.id(), units));
    work.plan(OrderWrites.resold(one.lineId(), -units));
    history.record(
        work,
        order,
        OrderChange.RESALE_TAKEN_BACK,
        buyer,
        Map.of("units", units, "title", one.title()),
        one.id(),
        now);
    if (units == free) {
      pause(one, buyer);
    }
    return one.takeBack(units).withFree(free - units);
  }

  /** Nobody finds what is not there any more. */
  private void pause(Resale one, Actor.Buyer buyer) {
    var seller = new Actor.Seller(buyer.accountId(), one.shopId());
    switch (revising.revise(seller, one.listingId(), ListingRevision.active(false), null)) {
      case ReviseOutcome.Revised _, ReviseOutcome.ChangedMeanwhile _ -> {}
    }
  }

  private static Refusal refusal(Order order) {
    return new Refusal(
        "nothing-to-take-back",
        "EVERYTHING_IS_SOLD_OR_TAKEN_BACK",
        order.status().name(),
        List.of("MESSAGE_SELLER"));
  }
}
