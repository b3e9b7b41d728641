package dev.unbuy.standing;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A buyer says once what an order was like: after something of it arrived, or it was canceled. */
@Component
public class RateOrder {

  /** The longest comment, in characters. */
  public static final int LONGEST_COMMENT = 2_000;

  private final Transactions transactions;
  private final Orders orders;
  private final Outbox outbox;
  private final InstantSource clock;

  RateOrder(Transactions transactions, Orders orders, Outbox outbox, InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Rates.
   *
   * @throws NotFound when it is not this buyer's order
   * @throws InvalidInput when the stars are not 1 to 5 or the comment is too long
   */
  public RatingOutcome rate(Actor.Buyer buyer, UUID orderId, int stars, @Nullable String comment) {
    requireValid(stars, comment);
    return transactions.run(
        work -> {
          var locked = work.ask(orders.lock(orderId, buyer));
          var earlier = work.ask(of(orderId));
          var lines = work.ask(Orders.lines(orderId));
          Order order = locked.first().orElseThrow(() -> new NotFound("order"));
          if (earlier.first().isPresent()) {
            return refused("RATED_BEFORE", order);
          }
          if (!isRateable(order)) {
            return refused("NOTHING_DELIVERED_YET", order);
          }
          Rating rating = new Rating(orderId, stars, comment, clock.instant());
          keep(work, order, rating, lines.rows().getFirst().title());
          return new RatingOutcome.Rated(rating, order.status() == OrderStatus.CANCELED);
        });
  }

  /** Whether there is something to rate. */
  public static boolean isRateable(Order order) {
    return order.unitsDelivered() > 0 || order.status() == OrderStatus.CANCELED;
  }

  private void keep(UnitOfWork work, Order order, Rating rating, String what) {
    work.plan(
        Write.expecting(
            1,
            """
            INSERT INTO standing.ratings
              (order_id, buyer_id, shop_id, stars, comment, at, what, canceled)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
            """,
            order.id(),
            order.buyerId(),
            order.shopId(),
            rating.stars(),
            rating.comment(),
            rating.at(),
            what,
            order.status() == OrderStatus.CANCELED));
    outbox.publish(
        work,
        new OrderRated(rating.at(), order.id(), order.buyerId(), order.shopId(), rating.stars()));
  }

  /** The rating of an order, if it was given. */
  public static Query<Rating> of(UUID orderId) {
    return Query.of(
        "SELECT order_id, stars, comment, at FROM standing.ratings WHERE order_id = ?",
        row ->
            new Rating(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant()),
        orderId);
  }

  private static RatingOutcome refused(String rule, Order order) {
    return new RatingOutcome.Refused(
        new Refusal("not-rateable", rule, order.status().name(), List.of()));
  }

  private static void requireValid(int stars, @Nullable String comment) {
    if (stars < 1 || stars > 5) {
      throw new InvalidInput("stars", "must be 1 to 5");
    }
    if (comment != null && comment.length() > LONGEST_COMMENT) {
      throw new InvalidInput(
          "comment", "must have at most %d characters".formatted(LONGEST_COMMENT));
    }
  }
}
