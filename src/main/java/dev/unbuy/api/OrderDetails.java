package dev.unbuy.api;

import dev.unbuy.api.Json.OrderJson;
import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.kernel.Actor;
import dev.unbuy.platform.Transactions;
import dev.unbuy.policies.Policies;
import dev.unbuy.returns.Aftermath;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An order with everything, before and after it shipped, in one round trip. */
@Component
class OrderDetails {

  private final Transactions transactions;
  private final OrderOverviews orders;
  private final Policies policies;
  private final Words words;
  private final InstantSource clock;

  OrderDetails(
      Transactions transactions,
      OrderOverviews orders,
      Policies policies,
      Words words,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.policies = policies;
    this.words = words;
    this.clock = clock;
  }

  /** The order as this actor may see it. */
  OrderJson get(Actor actor, UUID id) {
    return transactions.read(
        work -> {
          Aftermath.Asked asked = Aftermath.ask(work, id);
          OrderOverview overview = orders.get(actor, id);
          return Json.order(
              overview,
              asked.of(
                  overview.order(),
                  overview.lines(),
                  overview.parcels(),
                  policies.current().protection(),
                  clock.instant()),
              words);
        });
  }
}
