package dev.unbuy.webhooks;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a delivery for every endpoint that wants to hear of something. */
@Component
class Telling {

  private static final String TELL =
      """
      INSERT INTO webhooks.deliveries
        (endpoint_id, message_id, kind, happened_at, payload, due_at)
      SELECT id, ?, ?, ?, ?, ? FROM webhooks.endpoints
      WHERE owner_id = ANY (?) AND active AND (cardinality(kinds) = 0 OR ? = ANY (kinds))\
      """;

  private final Orders orders;
  private final Transactions transactions;
  private final Rounds rounds;
  private final JsonMapper json;
  private final InstantSource clock;

  Telling(
      Orders orders,
      Transactions transactions,
      Rounds rounds,
      JsonMapper json,
      InstantSource clock) {
    this.orders = orders;
    this.transactions = transactions;
    this.rounds = rounds;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Tells of something that happened to an order.
   *
   * @param more what is told beside the order
   */
  void ofOrder(
      UnitOfWork work, WebhookKind kind, Instant at, UUID orderId, Map<String, Object> more) {
    Order order = work.ask(orders.find(orderId, new Actor.Platform())).first().orElseThrow();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("orderId", orderId);
    data.put("orderNumber", order.number());
    data.put("orderStatus", order.status());
    data.put("shopId", order.shopId());
    data.putAll(more);
    ofShop(work, kind, at, order.shopId(), data);
  }

  /** Tells of something that happened to a shop. */
  void ofShop(
      UnitOfWork work, WebhookKind kind, Instant at, UUID shopId, Map<String, Object> data) {
    UUID[] owners = {Webhook.Owner.MARKETPLACE.id(), shopId};
    work.plan(
        Write.any(
            TELL,
            Ids.next(),
            kind.code(),
            at,
            new Message(kind, at, data).payload(json),
            clock.instant(),
            owners,
            kind.code()));
    transactions.afterCommit(rounds::wake);
  }
}
