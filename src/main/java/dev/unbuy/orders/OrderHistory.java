package dev.unbuy.orders;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what happens to orders, and tells it to those who listen. */
@Component
public class OrderHistory {

  private static final String ADD =
      """
      INSERT INTO orders.order_history (id, order_id, buyer_id, at, kind, actor, actor_id, data)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb)\
      """;

  private final Outbox outbox;
  private final JsonMapper json;

  OrderHistory(Outbox outbox, JsonMapper json) {
    this.outbox = outbox;
    this.json = json;
  }

  /**
   * Writes it down with this unit of work.
   *
   * @param data what belongs to it; shown in the order's timeline
   * @param cause the parcel, the cancellation, or the order itself
   */
  public void record(
      UnitOfWork work,
      Order order,
      OrderChange change,
      Actor actor,
      Map<String, ?> data,
      UUID cause,
      Instant at) {
    work.plan(
        Write.expecting(
            1,
            ADD,
            Ids.next(),
            order.id(),
            order.buyerId(),
            at,
            change,
            actor.role(),
            accountOf(actor),
            json.writeValueAsString(data)));
    outbox.publish(
        work, new OrderChanged(at, order.id(), order.buyerId(), order.shopId(), change, cause));
  }

  /** All of the history of orders, each order's oldest first. */
  public static Query<OrderEvent> of(Collection<UUID> orders) {
    return Query.of(
        """
        SELECT order_id, at, kind, actor, actor_id, data::text FROM orders.order_history
        WHERE order_id = ANY (?) ORDER BY order_id, at, id\
        """,
        row ->
            new OrderEvent(
                row.getObject(1, UUID.class),
                Rows.instant(row, 2),
                OrderChange.valueOf(row.getString(3)),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getString(6)),
        (Object) orders.toArray(UUID[]::new));
  }

  private static @Nullable UUID accountOf(Actor actor) {
    return switch (actor) {
      case Actor.Buyer buyer -> buyer.accountId();
      case Actor.Seller seller -> seller.accountId();
      case Actor.Agent agent -> agent.accountId();
      case Actor.Operator operator -> operator.accountId();
      case Actor.Platform _ -> null;
    };
  }
}
