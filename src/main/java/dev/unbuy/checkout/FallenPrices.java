package dev.unbuy.checkout;

import dev.unbuy.catalog.PriceChanged;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderChanged;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Finds out whom a fallen price concerns: who waits for it, and who bought so lately that the
 * difference can be asked for. Each is told of a price once, and again only of a lower one.
 */
@Configuration(proxyBeanMethods = false)
class FallenPrices {

  /** How many watchers are told by one event. */
  private static final int AT_A_TIME = 200;

  private static final String TAKE_WATCHERS =
      """
      UPDATE checkout.price_watches w SET price = ?
      FROM (SELECT account_id, listing_id FROM checkout.price_watches
            WHERE listing_id = ? AND currency = ? AND price > ? AND (below IS NULL OR below >= ?)
            ORDER BY account_id LIMIT ? FOR UPDATE) due
      WHERE w.account_id = due.account_id AND w.listing_id = due.listing_id
      RETURNING w.account_id\
      """;
  private static final String TAKE_BUYERS =
      """
      UPDATE checkout.bought_prices b SET price = ?
      FROM (SELECT order_id, variant_id, price FROM checkout.bought_prices
            WHERE variant_id = ? AND until > ? AND currency = ? AND price > ? FOR UPDATE) due
      WHERE b.order_id = due.order_id AND b.variant_id = due.variant_id
      RETURNING b.order_id, b.buyer_id, b.title, due.price, b.until\
      """;
  private static final String BOUGHT =
      """
      INSERT INTO checkout.bought_prices (order_id, buyer_id, variant_id, title, price, currency,
        until)
      SELECT ?, ?, v, t, p, ?, ? FROM unnest(?::uuid[], ?::text[], ?::bigint[]) AS line (v, t, p)
      ON CONFLICT (order_id, variant_id) DO NOTHING\
      """;
  private static final String FORGET = "DELETE FROM checkout.bought_prices WHERE until <= ?";

  private final Outbox outbox;
  private final Orders orders;
  private final Policies policies;
  private final InstantSource clock;

  FallenPrices(Outbox outbox, Orders orders, Policies policies, InstantSource clock) {
    this.outbox = outbox;
    this.orders = orders;
    this.policies = policies;
    this.clock = clock;
  }

  @Bean
  Projection<PriceChanged> watchersOfFallenPrices() {
    return Projection.of(
        "checkout.watchers",
        PriceChanged.class,
        event -> event.price() < event.before(),
        (event, work) ->
            tellWatchers(
                work,
                event.subject(),
                event.variantId(),
                new Money(event.price(), event.currency())));
  }

  @Bean
  Projection<WatchersLeft> watchersLeft() {
    return Projection.of(
        "checkout.watchers-left",
        WatchersLeft.class,
        (event, work) ->
            tellWatchers(
                work,
                event.subject(),
                event.variantId(),
                new Money(event.price(), event.currency())));
  }

  @Bean
  Projection<PriceChanged> buyersOfFallenPrices() {
    return Projection.of(
        "checkout.buyers",
        PriceChanged.class,
        event -> event.price() < event.before(),
        this::tellBuyers);
  }

  @Bean
  Projection<OrderChanged> pricesOfPaidOrders() {
    return Projection.of(
        "checkout.bought-prices",
        OrderChanged.class,
        event -> event.change() == OrderChange.PAID,
        this::keepPrices);
  }

  private void tellWatchers(UnitOfWork work, UUID listingId, UUID variantId, Money price) {
    Instant now = clock.instant();
    List<UUID> watchers =
        work.ask(
                Query.of(
                    TAKE_WATCHERS,
                    row -> row.getObject(1, UUID.class),
                    price.minor(),
                    listingId,
                    price.currency(),
                    price.minor(),
                    price.minor(),
                    AT_A_TIME))
            .rows();
    if (!watchers.isEmpty()) {
      outbox.publish(
          work,
          new WatchedPriceFell(
              now, listingId, variantId, price.minor(), price.currency(), watchers));
    }
    if (watchers.size() == AT_A_TIME) {
      outbox.publish(
          work, new WatchersLeft(now, listingId, variantId, price.minor(), price.currency()));
    }
  }

  private void tellBuyers(PriceChanged event, UnitOfWork work) {
    Instant now = clock.instant();
    work.ask(
            Query.of(
                TAKE_BUYERS,
                row ->
                    new BoughtPriceFell(
                        now,
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getLong(4),
                        event.price(),
                        event.currency(),
                        row.getObject(5, OffsetDateTime.class).toInstant()),
                event.price(),
                event.variantId(),
                now,
                event.currency(),
                event.price()))
        .rows()
        .forEach(fell -> outbox.publish(work, fell));
  }

  /** Keeps what an order cost while a drop is made up for, and forgets what is past that. */
  private void keepPrices(OrderChanged event, UnitOfWork work) {
    policies.ask(work);
    var order = work.ask(orders.find(List.of(event.subject()), new Actor.Platform()));
    List<OrderLine> lines = work.ask(Orders.lines(event.subject())).rows();
    Instant now = clock.instant();
    work.plan(Write.any(FORGET, now));
    work.plan(
        Write.any(
            BOUGHT,
            event.subject(),
            event.buyerId(),
            order.first().orElseThrow().currency(),
            event.at().plus(policies.current().priceAdjustmentWithin()),
            lines.stream().map(OrderLine::variantId).toArray(UUID[]::new),
            lines.stream().map(OrderLine::title).toArray(String[]::new),
            lines.stream().map(OrderLine::unitPrice).toArray(Long[]::new)));
  }
}
