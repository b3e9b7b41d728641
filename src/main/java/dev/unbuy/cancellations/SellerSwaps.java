package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps which order is to take the place of which. */
@Configuration(proxyBeanMethods = false)
class SellerSwaps {

  private static final String ROWS =
      """
      SELECT id, order_id, line_id, quantity, reason, remedy_id, buyer_id, new_order_id, status
      FROM cancellations.seller_swaps\
      """;

  /** A new order that ends before it is paid takes nobody's place. */
  @Bean
  Projection<CancellationDecided> endedSwaps() {
    return Projection.of(
        "cancellations.ended-swaps",
        CancellationDecided.class,
        event -> event.status() == CancellationStatus.SETTLED,
        (event, work) ->
            work.plan(
                Write.any(
                    """
                    UPDATE cancellations.seller_swaps s SET status = 'ENDED', decided_at = ?
                    FROM orders.orders o
                    WHERE s.new_order_id = ? AND s.status = 'WAITING' AND o.id = s.new_order_id
                      AND o.status = 'CANCELED'\
                    """,
                    event.at(),
                    event.orderId())));
  }

  static Query<Swap> byId(UUID id) {
    return Query.of(ROWS + " WHERE id = ?", SellerSwaps::read, id);
  }

  static Query<Swap> waitingOf(UUID orderId) {
    return Query.of(
        ROWS + " WHERE order_id = ? AND status = 'WAITING'", SellerSwaps::read, orderId);
  }

  static Query<Swap> byNewOrder(UUID orderId) {
    return Query.of(ROWS + " WHERE new_order_id = ?", SellerSwaps::read, orderId);
  }

  /** The swap that a cancellation belongs to. */
  static Query<Swap> ofCancellation(UUID cancellationId) {
    return Query.of(ROWS + " WHERE cancellation_id = ?", SellerSwaps::read, cancellationId);
  }

  static Query<UUID> waitingFor(UUID purchaseId) {
    return Query.of(
        "SELECT id FROM cancellations.seller_swaps WHERE purchase_id = ? AND status = 'WAITING'",
        row -> row.getObject(1, UUID.class),
        purchaseId);
  }

  static Write begin(Swap swap, UUID purchaseId, Instant at) {
    return Write.expecting(
        1,
        """
        INSERT INTO cancellations.seller_swaps (id, order_id, line_id, quantity, reason, remedy_id,
          buyer_id, purchase_id, new_order_id, status, asked_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?)\
        """,
        swap.id(),
        swap.orderId(),
        swap.lineId(),
        swap.quantity(),
        swap.reason().name(),
        swap.remedyId(),
        swap.buyerId(),
        purchaseId,
        swap.newOrderId(),
        at);
  }

  static Write decided(UUID id, String status, @Nullable UUID cancellationId, Instant at) {
    return Write.expecting(
        1,
        """
        UPDATE cancellations.seller_swaps SET status = ?, cancellation_id = ?::uuid, decided_at = ?
        WHERE id = ? AND status = 'WAITING'\
        """,
        status,
        cancellationId,
        at,
        id);
  }

  private static Swap read(ResultSet row) throws SQLException {
    return new Swap(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getInt(4),
        Reason.valueOf(row.getString(5)),
        row.getObject(6, UUID.class),
        row.getObject(7, UUID.class),
        row.getObject(8, UUID.class),
        row.getString(9));
  }

  /**
   * Units of a line that are to be bought elsewhere.
   *
   * @param status WAITING, SWAPPED, GIVEN_UP (the old order goes on) or ENDED (the new one did)
   */
  record Swap(
      UUID id,
      UUID orderId,
      UUID lineId,
      int quantity,
      Reason reason,
      UUID remedyId,
      UUID buyerId,
      UUID newOrderId,
      String status) {}
}
