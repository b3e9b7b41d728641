package dev.unbuy.api;

import dev.unbuy.api.Json.NotPossibleJson;
import dev.unbuy.api.Json.OrderJson;
import dev.unbuy.api.Json.RightsJson;
import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.Order;
import dev.unbuy.platform.Transactions;
import dev.unbuy.policies.Policies;
import dev.unbuy.returns.Aftermath;
import dev.unbuy.rights.OrderAction;
import dev.unbuy.rights.Withdrawal;
import dev.unbuy.rights.Withdrawals;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An order with everything, before and after it shipped, in one round trip. */
@Component
class OrderDetails {

  private final Transactions transactions;
  private final OrderOverviews orders;
  private final Policies policies;
  private final Withdrawals withdrawals;
  private final Words words;
  private final InstantSource clock;

  OrderDetails(
      Transactions transactions,
      OrderOverviews orders,
      Policies policies,
      Withdrawals withdrawals,
      Words words,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.policies = policies;
    this.withdrawals = withdrawals;
    this.words = words;
    this.clock = clock;
  }

  /** The order as this actor may see it. */
  OrderJson get(Actor actor, UUID id) {
    return transactions.read(
        work -> {
          Aftermath.Asked asked = Aftermath.ask(work, id);
          var earlier = work.ask(Withdrawals.ofOrder(id));
          OrderOverview overview = orders.get(actor, id);
          Aftermath after =
              asked.of(
                  overview.order(),
                  overview.lines(),
                  overview.parcels(),
                  policies.current().protection(),
                  clock.instant());
          return Json.order(overview, after, rights(overview, after, earlier.rows()), words);
        });
  }

  private RightsJson rights(OrderOverview overview, Aftermath after, List<Withdrawal> earlier) {
    Order order = overview.order();
    Instant now = clock.instant();
    var left = withdrawals.left(order, overview.lines(), now);
    Instant until = left.until();
    return new RightsJson(
        order.rights().pack(),
        order.rights().version(),
        left.isOpen(),
        until == null || until.equals(Instant.MAX) ? null : until,
        order.rights().returnPaidBy(),
        earlier.stream().filter(Withdrawal::isConfirmed).map(Withdrawal::id).toList(),
        OrderAction.of(overview, after, left).stream()
            .filter(action -> !action.possible())
            .map(
                action ->
                    new NotPossibleJson(
                        action.name(),
                        words.of(action.because()),
                        action.until(),
                        action.instead().stream().map(Enum::name).toList()))
            .toList());
  }
}
