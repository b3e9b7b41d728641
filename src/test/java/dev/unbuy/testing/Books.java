package dev.unbuy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.gateway.GatewaySettings;
import dev.unbuy.platform.Transactions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What must hold of orders at any instant, looked at from outside of the use cases: every number
 * that is kept twice is the same in both places, in one snapshot of the database.
 */
@Component
public class Books {

  private static final String WRONG =
      """
      WITH o AS (SELECT * FROM orders.orders WHERE id = ANY (:orders)),
      line AS (
        SELECT order_id, sum(ordered) AS ordered, sum(canceled) AS canceled,
          sum(shipped) AS shipped, sum(delivered) AS delivered, sum(in_fulfillment) AS packed,
          sum(asked) AS asked, sum(owed_back) AS owed_back, sum(adjusted) AS adjusted,
          sum(ordered - open - canceled - in_fulfillment - shipped) AS lost
        FROM orders.order_lines WHERE order_id = ANY (:orders) GROUP BY order_id),
      parcel AS (
        SELECT f.order_id,
          sum(l.quantity) FILTER (WHERE f.status IN ('PREPARING','LABELED')) AS packed,
          sum(l.quantity) FILTER (WHERE f.status IN ('SHIPPED','DELIVERED','REFUSED')) AS shipped
        FROM orders.fulfillments f JOIN orders.fulfillment_lines l ON l.fulfillment_id = f.id
        WHERE f.order_id = ANY (:orders) GROUP BY f.order_id),
      wish AS (
        SELECT order_id, sum(refund) FILTER (WHERE status IN ('SETTLED','ASKED')) AS owed_back,
          sum(shipping) FILTER (WHERE status IN ('SETTLED','ASKED')) AS shipping,
          sum(refund) FILTER (WHERE status = 'SETTLED') AS settled
        FROM (SELECT order_id, status, refund, shipping FROM cancellations.cancellations
          UNION ALL SELECT order_id, state, goods_refund, goods_shipping FROM rights.withdrawals
          UNION ALL SELECT order_id, CASE WHEN ended_at IS NULL THEN 'ASKED' ELSE status END,
            CASE WHEN status = 'SETTLED' THEN back ELSE refund END,
            CASE WHEN status = 'SETTLED' THEN least(shipping, back) ELSE shipping END
          FROM returns.return_authorizations WHERE kind IN ('RETURN','EXCHANGE')) w
        WHERE order_id = ANY (:orders) GROUP BY order_id),
      unit AS (
        SELECT c.order_id, sum(l.quantity) FILTER (WHERE c.status = 'SETTLED') AS canceled,
          sum(l.quantity) FILTER (WHERE c.status = 'ASKED') AS asked
        FROM cancellations.cancellations c
          JOIN cancellations.cancellation_lines l ON l.cancellation_id = c.id
        WHERE c.order_id = ANY (:orders) GROUP BY c.order_id),
      share AS (
        SELECT order_id, sum(amount) AS amount, sum(captured) AS captured,
          sum(going_back) AS going_back, sum(released) AS released, sum(refunded) AS refunded,
          sum(amount - going_back - released - refunded) AS kept
        FROM payments.tender_shares WHERE order_id = ANY (:orders) GROUP BY order_id),
      change AS (
        SELECT c.order_id, sum((l ->> 'dropped')::int + (SELECT coalesce(sum((p ->> 'units')::int), 0)
            FROM jsonb_array_elements(l -> 'swapped') p)) AS held
        FROM changes.order_changes c, jsonb_array_elements(c.wish -> 'lines') l
        WHERE c.order_id = ANY (:orders) AND c.status IN ('PAYING','ASKED') GROUP BY c.order_id),
      part AS (
        SELECT order_id, sum(amount) AS amount,
          sum(amount) FILTER (WHERE status <> 'SUCCEEDED') AS going_back,
          sum(amount) FILTER (WHERE status = 'SUCCEEDED' AND kind = 'VOID') AS released,
          sum(amount) FILTER (WHERE status = 'SUCCEEDED' AND kind <> 'VOID') AS refunded,
          sum(amount) FILTER (WHERE status <> 'SUCCEEDED' AND kind = 'REFUND') AS clearing,
          sum(amount) FILTER (WHERE kind <> 'VOID') AS out_of_escrow
        FROM refunds.refund_parts WHERE order_id = ANY (:orders) AND NOT replaced
        GROUP BY order_id),
      book AS (
        SELECT order_id,
          coalesce(sum(amount) FILTER (WHERE credit = 'escrow'), 0)
            - coalesce(sum(amount) FILTER (WHERE debit = 'escrow'), 0) AS escrow,
          coalesce(sum(amount) FILTER (WHERE credit = 'refund-clearing'), 0)
            - coalesce(sum(amount) FILTER (WHERE debit = 'refund-clearing'), 0) AS clearing,
          coalesce(sum(amount) FILTER (WHERE debit LIKE 'buyer-%'), 0)
            - coalesce(sum(amount) FILTER (WHERE credit LIKE 'buyer-%'), 0) AS buyers,
          coalesce(sum(amount) FILTER (WHERE kind = 'COMPLETION'), 0) AS paid_out
        FROM payments.ledger_transfers WHERE order_id = ANY (:orders) GROUP BY order_id)
      SELECT o.number || ' (' || o.id || '): ' || what || ' is ' || found || ', not ' || must_be
      FROM o JOIN line ON line.order_id = o.id JOIN share ON share.order_id = o.id
        LEFT JOIN parcel ON parcel.order_id = o.id LEFT JOIN wish ON wish.order_id = o.id
        LEFT JOIN unit ON unit.order_id = o.id LEFT JOIN part ON part.order_id = o.id
        LEFT JOIN book ON book.order_id = o.id
        LEFT JOIN change ON change.order_id = o.id
        CROSS JOIN LATERAL (VALUES
          ('units that are nowhere', line.lost, 0),
          ('units ordered', o.units_ordered, line.ordered),
          ('units canceled', o.units_canceled, line.canceled),
          ('units canceled by cancellations', coalesce(unit.canceled, 0), line.canceled),
          ('units asked', line.asked, coalesce(unit.asked, 0) + coalesce(change.held, 0)),
          ('units shipped', o.units_shipped, line.shipped),
          ('units in parcels that left', coalesce(parcel.shipped, 0), line.shipped),
          ('units in parcels that did not', coalesce(parcel.packed, 0), line.packed),
          ('units delivered', o.units_delivered, line.delivered),
          ('owed back', o.owed_back, coalesce(wish.owed_back, 0) + line.adjusted),
          ('owed back by lines', line.owed_back + line.adjusted + o.shipping_owed_back,
            o.owed_back),
          ('shipping owed back', o.shipping_owed_back, coalesce(wish.shipping, 0)),
          ('kept', share.kept, o.total - o.owed_back
            + coalesce(wish.owed_back, 0) - coalesce(wish.settled, 0)),
          ('gone back', share.amount - share.kept, coalesce(part.amount, 0)),
          ('going back', share.going_back, coalesce(part.going_back, 0)),
          ('released', share.released, coalesce(part.released, 0)),
          ('refunded', share.refunded, coalesce(part.refunded, 0)),
          ('in escrow', coalesce(book.escrow, 0),
            share.captured - coalesce(part.out_of_escrow, 0) - coalesce(book.paid_out, 0)),
          ('in clearing', coalesce(book.clearing, 0), coalesce(part.clearing, 0)),
          ('taken from buyers', coalesce(book.buyers, 0), share.captured - share.refunded)
        ) AS rule (what, found, must_be)
      WHERE found IS DISTINCT FROM must_be\
      """;

  private static final String WRONG_STOCK =
      """
      WITH sold AS (
        SELECT variant_id, sum(open + in_fulfillment) AS reserved
        FROM orders.order_lines WHERE order_id = ANY (:orders) GROUP BY variant_id),
      moved AS (
        SELECT variant_id,
          coalesce(sum(quantity) FILTER (WHERE kind = 'RESERVED'), 0)
            - coalesce(sum(quantity) FILTER (WHERE kind IN ('RELEASED','SHIPPED')), 0) AS reserved,
          coalesce(sum(quantity) FILTER (WHERE kind IN ('RECEIVED','CORRECTED')), 0)
            - coalesce(sum(quantity) FILTER (WHERE kind = 'SHIPPED'), 0) AS on_hand
        FROM inventory.movements WHERE variant_id IN (SELECT variant_id FROM orders.order_lines WHERE order_id = ANY (:orders))
        GROUP BY variant_id)
      SELECT 'variant ' || variant_id || ': ' || what || ' is ' || found || ', not ' || must_be
      FROM inventory.stock JOIN moved USING (variant_id) JOIN sold USING (variant_id)
        CROSS JOIN LATERAL (VALUES
          ('reserved', stock.reserved, moved.reserved),
          ('reserved for orders', stock.reserved, sold.reserved),
          ('on hand', stock.on_hand, moved.on_hand)) AS rule (what, found, must_be)
      WHERE found IS DISTINCT FROM must_be\
      """;

  private static final String UNFINISHED =
      """
      SELECT count(*) FROM payments.tender_shares
      WHERE order_id = ANY (:orders) AND (going_back > 0 OR captured <> capture)\
      """;
  private static final String TENDERS =
      """
      SELECT t.gateway_ref, sum(s.captured) AS captured, sum(s.released) AS released,
        sum(s.refunded) AS refunded
      FROM payments.tenders t JOIN payments.tender_shares s ON s.tender_id = t.id
      WHERE t.id IN (SELECT tender_id FROM payments.tender_shares WHERE order_id = ANY (:orders))
      GROUP BY t.id\
      """;

  private final JdbcClient database;
  private final Transactions transactions;
  private final GatewaySettings gateway;

  Books(JdbcClient database, Transactions transactions, GatewaySettings gateway) {
    this.database = database;
    this.transactions = transactions;
    this.gateway = gateway;
  }

  /**
   * Asserts that these orders are right, and the stock of their variants, which no other order may
   * have.
   */
  public void areRight(Stream<UUID> orders) {
    UUID[] all = orders.toArray(UUID[]::new);
    assertThat(ask(WRONG, all)).isEmpty();
    assertThat(ask(WRONG_STOCK, all)).isEmpty();
  }

  /** Asserts that the sum over all accounts of the ledger is zero. */
  public void ledgerSumsToZero() {
    List<Ledger.Balance> all = transactions.run(work -> work.ask(Ledger.balances()).rows());
    assertThat(all.stream().mapToLong(Ledger.Balance::amount).sum()).isZero();
  }

  /**
   * Waits until the gateway has done all that was asked for these orders, and asserts that its own
   * books say the same as ours, and that ours are right.
   */
  public void agreeWithTheGateway(Collection<UUID> orders) {
    UUID[] all = orders.toArray(UUID[]::new);
    Eventually.holds(Duration.ofSeconds(120), () -> count(UNFINISHED, all) == 0);
    areRight(orders.stream());
    ledgerSumsToZero();
    Api api = Api.at(gateway.url().getPort()).with(gateway.apiKey());
    database
        .sql(TENDERS)
        .param("orders", all)
        .query(TenderSums.class)
        .list()
        .forEach(
            ours -> {
              JsonNode theirs = api.get("/v1/authorizations/" + ours.gatewayRef()).body(200);
              assertThat(
                      new TenderSums(
                          ours.gatewayRef(),
                          theirs.path("captured").asLong(),
                          theirs.path("voided").asLong(),
                          theirs.path("refunded").asLong()))
                  .as("what the gateway says")
                  .isEqualTo(ours);
            });
  }

  private List<String> ask(String sql, UUID[] orders) {
    return database.sql(sql).param("orders", orders).query(String.class).list();
  }

  private long count(String sql, UUID[] orders) {
    return database.sql(sql).param("orders", orders).query(Long.class).single();
  }

  /** A tender's sums over the orders that it pays. */
  record TenderSums(String gatewayRef, long captured, long released, long refunded) {}
}
