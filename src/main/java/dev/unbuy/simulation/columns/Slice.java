package dev.unbuy.simulation.columns;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * So many orders by id, one column to an array, with what else is known of them in arrays of the
 * same places. One slice is read over the other, so that no history is too long for the memory.
 */
public final class Slice {

  /** What stands for a time that is not known, or has not come. */
  public static final long NEVER = Long.MIN_VALUE;

  /** What stands for no rating. */
  public static final int NO_STARS = 0;

  private static final UUID FIRST = new UUID(0, 0);
  private static final String ORDERS =
      """
      SELECT id, currency, total, placed_at, paid_at, ship_by, accepts_automatically
      FROM orders.orders WHERE id > '%s' ORDER BY id LIMIT %d\
      """;
  private static final String SHIPPED =
      """
      SELECT order_id, min(shipped_at) FROM orders.fulfillments
      WHERE order_id > '%s' AND order_id <= '%s' AND shipped_at IS NOT NULL
      GROUP BY order_id ORDER BY order_id\
      """;
  private static final String FACTS =
      """
      SELECT order_id, shop_id, day, paid, seller_fault, shipped, late, stars
      FROM standing.order_facts WHERE order_id > '%s' AND order_id <= '%s' ORDER BY order_id\
      """;

  final int room;
  final long[] high;
  final long[] low;
  final String[] currency;
  final long[] total;
  final long[] placedAt;
  final long[] paidAt;
  final long[] shipBy;
  final boolean[] accepts;
  final long[] shippedAt;
  final int[] shop;
  final int[] day;
  final boolean[] paid;
  final boolean[] sellerFault;
  final boolean[] shipped;
  final boolean[] late;
  final int[] stars;
  final List<List<CancellationRow>> cancellations = new ArrayList<>();
  private final Map<String, String> currencies = new HashMap<>();
  private final Shops shops;
  private UUID after = FIRST;
  private int size;

  /**
   * A slice of nothing yet.
   *
   * @param room how many orders it holds at most
   * @param shops numbers the shops that it meets
   */
  public Slice(int room, Shops shops) {
    this.room = room;
    this.shops = shops;
    this.high = new long[room];
    this.low = new long[room];
    this.currency = new String[room];
    this.total = new long[room];
    this.placedAt = new long[room];
    this.paidAt = new long[room];
    this.shipBy = new long[room];
    this.accepts = new boolean[room];
    this.shippedAt = new long[room];
    this.shop = new int[room];
    this.day = new int[room];
    this.paid = new boolean[room];
    this.sellerFault = new boolean[room];
    this.shipped = new boolean[room];
    this.late = new boolean[room];
    this.stars = new int[room];
    for (int i = 0; i < room; i++) {
      cancellations.add(new ArrayList<>(0));
    }
  }

  /**
   * Reads the next orders, in the order of their ids.
   *
   * @return whether there were any
   */
  public boolean next(Connection connection) throws SQLException {
    UUID from = after;
    orders(connection, from);
    if (size == 0) {
      return false;
    }
    after = new UUID(high[size - 1], low[size - 1]);
    shipped(connection, from);
    facts(connection, from);
    CancellationRows.read(connection, this, from, after);
    return true;
  }

  /** How many orders it holds now. */
  public int size() {
    return size;
  }

  private void orders(Connection connection, UUID from) throws SQLException {
    CopyOut rows = new CopyOut(connection, ORDERS.formatted(from, room));
    int place = 0;
    while (rows.next()) {
      rows.uuid();
      high[place] = rows.eight();
      low[place] = rows.eight();
      currency[place] = known(String.valueOf(rows.text()));
      total[place] = rows.int8();
      placedAt[place] = rows.at(NEVER);
      paidAt[place] = rows.at(NEVER);
      shipBy[place] = rows.at(NEVER);
      accepts[place] = rows.bool(false);
      shippedAt[place] = NEVER;
      shop[place] = Shops.NONE;
      cancellations.get(place).clear();
      place++;
    }
    size = place;
  }

  private void shipped(Connection connection, UUID from) throws SQLException {
    CopyOut rows = new CopyOut(connection, SHIPPED.formatted(from, after));
    int place = 0;
    while (rows.next()) {
      rows.uuid();
      place = placeOf(rows.eight(), rows.eight(), place);
      long at = rows.at(NEVER);
      if (place >= 0) {
        shippedAt[place] = at;
      }
    }
  }

  private void facts(Connection connection, UUID from) throws SQLException {
    CopyOut rows = new CopyOut(connection, FACTS.formatted(from, after));
    int place = 0;
    while (rows.next()) {
      rows.uuid();
      place = placeOf(rows.eight(), rows.eight(), place);
      if (place < 0) {
        continue;
      }
      rows.uuid();
      shop[place] = shops.number(rows.eight(), rows.eight());
      day[place] = rows.day();
      paid[place] = rows.bool(false);
      sellerFault[place] = rows.bool(false);
      shipped[place] = rows.bool(false);
      late[place] = rows.bool(false);
      stars[place] = rows.int4(NO_STARS);
    }
  }

  /**
   * The place of an order, looked for from another place on: both lists are sorted as PostgreSQL
   * sorts ids, by their bytes.
   *
   * @return the place, or where it would stand as a number below zero, by {@code ~}
   */
  int placeOf(long orderHigh, long orderLow, int from) {
    int place = from < 0 ? ~from : from;
    while (place < size && isBefore(place, orderHigh, orderLow)) {
      place++;
    }
    boolean here = place < size && high[place] == orderHigh && low[place] == orderLow;
    return here ? place : ~place;
  }

  private boolean isBefore(int place, long orderHigh, long orderLow) {
    int highs = Long.compareUnsigned(high[place], orderHigh);
    return highs < 0 || (highs == 0 && Long.compareUnsigned(low[place], orderLow) < 0);
  }

  private String known(String text) {
    return currencies.computeIfAbsent(text, one -> one);
  }
}
