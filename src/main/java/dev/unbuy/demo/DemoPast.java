package dev.unbuy.demo;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import dev.unbuy.promises.Promises;
import dev.unbuy.standing.Standings;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Gives the demo's shops ninety days behind them: orders of other people that were shipped, late or
 * in time, canceled for one reason or another, and rated. The rows are those that the use cases
 * leave; they are written set by set, since nobody is to be told of them.
 */
@Component
class DemoPast {

  /** Which of a shop's past orders ended badly, by their number; the rest went well. */
  private record Record(Integer[] canceledByShop, Integer[] late, Integer[] badlyRated) {}

  private static final int ORDERS = 120;

  private static final List<Record> RECORDS =
      List.of(
          record(List.of(37), List.of(64), List.of()),
          record(List.of(), List.of(), List.of()),
          record(List.of(12, 40, 77, 101), List.of(21, 58), List.of(33)),
          record(List.of(), List.of(15), List.of()),
          record(List.of(50), List.of(18, 44, 71, 90), List.of()),
          record(List.of(9, 30, 51, 73, 90, 111), List.of(5, 22, 47, 66, 81, 99), List.of(14, 88)));

  private static final String ID = "md5('%s ' || s.id || ' ' || n)::uuid";
  private static final String PAST =
      """
      FROM catalog.shops s CROSS JOIN generate_series(1, ?) n
        CROSS JOIN LATERAL (
          SELECT v.*, l.title, l.art FROM catalog.variants v JOIN catalog.listings l ON l.id = v.listing_id
          WHERE v.shop_id = s.id ORDER BY md5(v.id::text || n) LIMIT 1) v
        CROSS JOIN LATERAL (SELECT now() - n * interval '17 hours' - interval '5 days' AS at) p
        CROSS JOIN LATERAL (SELECT n = ANY (?::int[]) AS by_shop, n = ANY (?::int[]) AS late,
          n = ANY (?::int[]) AS bad, n % 11 = 5 AS by_buyer) r
        CROSS JOIN LATERAL (SELECT r.by_shop OR r.by_buyer AS canceled) c
        CROSS JOIN LATERAL (SELECT p.at + interval '2 days' AS ship_by,
          p.at + CASE WHEN r.late THEN interval '4 days' ELSE interval '1 day' END AS shipped,
          p.at + CASE WHEN r.late THEN interval '8 days' ELSE interval '4 days' END AS arrived) t
        CROSS JOIN LATERAL (SELECT CASE WHEN r.by_shop THEN 'OUT_OF_STOCK'
          ELSE (ARRAY['CHANGE_OF_MIND','WRONG_ITEM','SHIPPING_DELAY','PRICE_DROP','DUPLICATE'])[n % 5 + 1]
          END AS reason) w
      WHERE s.id = ?\
      """;

  private static final List<String> STATEMENTS =
      Stream.of(
              """
              INSERT INTO orders.orders (id, number, purchase_id, buyer_id, buyer_name, shop_id,
                shop_name, currency, items, total, owed_back, ship_to, placed_at, payment, paid_at,
                ship_by, delivery_from, delivery_to, delivered_at, completed_at, units_ordered,
                units_canceled, units_shipped, units_delivered, source)
              SELECT {order}, 'P' || upper(left(md5(s.id::text || n), 9)), {purchase}, {buyer},
                (ARRAY['Alex','Robin','Kim','Sasha','Noor','Luca'])[n % 6 + 1], s.id, s.name,
                v.currency, v.price, v.price, CASE WHEN c.canceled THEN v.price ELSE 0 END,
                '{"name":"Alex","line1":"1 Main Street","city":"Town","postalCode":"1","country":"US"}',
                p.at, 'PAID', p.at, t.ship_by, (p.at + interval '3 days')::date, (p.at + interval '6 days')::date,
                CASE WHEN NOT c.canceled THEN t.arrived END,
                CASE WHEN NOT c.canceled THEN t.arrived + interval '1 day' END, 1,
                c.canceled::int, 1 - c.canceled::int, 1 - c.canceled::int, 'demo'
              """,
              """
              INSERT INTO orders.order_lines (id, order_id, buyer_id, position, listing_id,
                variant_id, title, variant, art, unit_price, ordered, open, canceled, shipped,
                delivered, owed_back)
              SELECT {line}, {order}, {buyer}, 0, v.listing_id, v.id, v.title, v.name, v.art,
                v.price, 1, 0, c.canceled::int, 1 - c.canceled::int, 1 - c.canceled::int,
                CASE WHEN c.canceled THEN v.price ELSE 0 END
              """,
              """
              INSERT INTO payments.tenders (id, purchase_id, buyer_id, position, method, token,
                currency, amount, status, gateway_ref, created_at, authorized_at)
              SELECT {tender}, {purchase}, {buyer}, 0, 'CARD', 'demo', v.currency, v.price,
                'AUTHORIZED', 'imported:demo-' || {tender}, p.at, p.at
              """,
              """
              INSERT INTO payments.tender_shares (id, tender_id, order_id, buyer_id, position, amount,
                capture, captured, released, capture_requested_at, captured_at)
              SELECT {share}, {tender}, {order}, {buyer}, 0, v.price,
                CASE WHEN c.canceled THEN 0 ELSE v.price END,
                CASE WHEN c.canceled THEN 0 ELSE v.price END,
                CASE WHEN c.canceled THEN v.price ELSE 0 END,
                CASE WHEN NOT c.canceled THEN t.shipped END,
                CASE WHEN NOT c.canceled THEN t.shipped END
              """,
              """
              INSERT INTO payments.ledger_transfers (id, cause, kind, order_id, buyer_id, shop_id,
                debit, credit, amount, currency, at)
              SELECT {capture}, {share}, 'CAPTURE', {order}, {buyer}, s.id, 'buyer-card', 'escrow',
                v.price, v.currency, t.shipped {past} AND NOT c.canceled AND v.price > 0
              """,
              """
              INSERT INTO payments.ledger_transfers (id, cause, kind, order_id, buyer_id, shop_id,
                debit, credit, amount, currency, at)
              SELECT {payout}, {order}, 'COMPLETION', {order}, {buyer}, s.id, 'escrow',
                'seller-payable', v.price, v.currency, t.arrived
              {past} AND NOT c.canceled AND v.price > 0
              """,
              """
              INSERT INTO orders.fulfillments (id, order_id, buyer_id, shop_id, status, carrier,
                tracking_number, created_at, shipped_at, delivered_at)
              SELECT {parcel}, {order}, {buyer}, s.id, 'DELIVERED', 'DHL', '0034' || n, t.shipped,
                t.shipped, t.arrived {past} AND NOT c.canceled
              """,
              """
              INSERT INTO orders.fulfillment_lines (fulfillment_id, line_id, order_id, buyer_id,
                quantity)
              SELECT {parcel}, {line}, {order}, {buyer}, 1 {past} AND NOT c.canceled
              """,
              """
              INSERT INTO orders.order_history (id, order_id, buyer_id, at, kind, actor)
              SELECT {placed}, {order}, {buyer}, p.at, 'PLACED', 'BUYER'
              """,
              """
              INSERT INTO orders.order_history (id, order_id, buyer_id, at, kind, actor)
              SELECT {ended}, {order}, {buyer}, CASE WHEN c.canceled THEN p.at + interval '6 hours'
                ELSE t.arrived END, CASE WHEN c.canceled THEN 'UNITS_CANCELED' ELSE 'DELIVERED' END,
                CASE WHEN r.by_shop OR NOT c.canceled THEN 'SELLER' ELSE 'BUYER' END
              """,
              """
              INSERT INTO cancellations.cancellations (id, order_id, buyer_id, shop_id, status,
                asked_by, rule, reason, fault, because, currency, refund, shipping, preview,
                asked_at, decided_at, decided_by)
              SELECT {cancellation}, {order}, {buyer}, s.id, 'SETTLED',
                CASE WHEN r.by_shop THEN 'SELLER' ELSE 'BUYER' END, 'NOTHING_IN_FULFILLMENT',
                w.reason, CASE WHEN r.by_shop THEN 'SELLER' ELSE 'BUYER' END,
                CASE WHEN r.by_shop THEN 'fault.seller-canceled' ELSE 'fault.buyers-choice' END,
                v.currency, v.price, 0, '[]', p.at + interval '6 hours', p.at + interval '6 hours',
                CASE WHEN r.by_shop THEN 'SELLER' ELSE 'BUYER' END {past} AND c.canceled
              """,
              """
              INSERT INTO cancellations.cancellation_lines (cancellation_id, line_id, order_id,
                buyer_id, quantity, refund)
              SELECT {cancellation}, {line}, {order}, {buyer}, 1, v.price {past} AND c.canceled
              """,
              """
              INSERT INTO cancellations.seller_cancellations (cancellation_id, shop_id, order_id,
                number, status, asked_by, reason, fault, because, evidence, units, title, refund,
                currency, asked_at)
              SELECT {cancellation}, s.id, {order}, 'P' || upper(left(md5(s.id::text || n), 9)),
                'SETTLED', CASE WHEN r.by_shop THEN 'SELLER' ELSE 'BUYER' END, w.reason,
                CASE WHEN r.by_shop THEN 'SELLER' ELSE 'BUYER' END,
                CASE WHEN r.by_shop THEN 'fault.seller-canceled' ELSE 'fault.buyers-choice' END,
                '[]', 1, v.title, v.price, v.currency, p.at + interval '6 hours'
              {past} AND c.canceled
              """,
              """
              INSERT INTO orders.seller_orders (order_id, shop_id, number, buyer_name, placed_at,
                ship_by, status, to_ship, units, total, currency)
              SELECT {order}, s.id, 'P' || upper(left(md5(s.id::text || n), 9)),
                (ARRAY['Alex','Robin','Kim','Sasha','Noor','Luca'])[n % 6 + 1], p.at, t.ship_by,
                CASE WHEN c.canceled THEN 'CANCELED' ELSE 'COMPLETED' END, 0, 1, v.price, v.currency
              """,
              """
              INSERT INTO standing.ratings (order_id, buyer_id, shop_id, stars, at)
              SELECT {order}, {buyer}, s.id, CASE WHEN r.bad THEN 1 WHEN n % 7 = 3 THEN 4 ELSE 5 END,
                t.arrived + interval '2 days' {past} AND NOT c.canceled AND n % 3 > 0
              """)
          .map(DemoPast::statement)
          .toList();

  private static final Query<Integer> WRITTEN =
      Query.of("SELECT 1 FROM orders.orders WHERE source = 'demo' LIMIT 1", row -> row.getInt(1));

  private final Transactions transactions;
  private final Standings standings;
  private final Promises promises;

  DemoPast(Transactions transactions, Standings standings, Promises promises) {
    this.transactions = transactions;
    this.standings = standings;
    this.promises = promises;
  }

  /** Writes it once for these shops, in their order, and counts what it makes of them. */
  void write(List<UUID> shops) {
    transactions.execute(
        work -> {
          if (work.ask(WRITTEN).first().isPresent()) {
            return;
          }
          for (int i = 0; i < shops.size(); i++) {
            Record past = RECORDS.get(i % RECORDS.size());
            for (String statement : STATEMENTS) {
              work.plan(
                  Write.any(
                      statement,
                      ORDERS,
                      past.canceledByShop(),
                      past.late(),
                      past.badlyRated(),
                      shops.get(i)));
            }
          }
        });
    standings.rebuild();
    promises.rebuild();
  }

  /** Names the ids that belong together, and the rows that the statement is about. */
  private static String statement(String text) {
    String sql = text.contains("{past}") ? text : text + "{past}";
    for (String thing :
        List.of(
            "order",
            "purchase",
            "line",
            "tender",
            "share",
            "capture",
            "payout",
            "parcel",
            "placed",
            "ended",
            "cancellation")) {
      sql = sql.replace("{" + thing + "}", ID.formatted(thing));
    }
    return sql.replace("{buyer}", "md5('buyer ' || n % 40)::uuid").replace("{past}", PAST);
  }

  private static Record record(
      List<Integer> canceledByShop, List<Integer> late, List<Integer> bad) {
    return new Record(array(canceledByShop), array(late), array(bad));
  }

  private static Integer[] array(List<Integer> numbers) {
    return numbers.toArray(Integer[]::new);
  }
}
