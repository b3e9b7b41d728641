package dev.unbuy.orders;

import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Sends something in place of units that came back or never came: a line of its own, packed and
 * shipped like any other, with a new promise. For a unit of work that holds the order's lock and
 * has seen under it that there is enough.
 */
public final class ReplacementLines {

  private static final String ADD =
      """
      INSERT INTO orders.order_lines (id, order_id, buyer_id, position, listing_id, variant_id,
        title, variant, art, unit_price, discount, tax, ordered, open, withdrawal_excepted)
      SELECT ?, order_id, buyer_id,
        (SELECT max(o.position) + 1 FROM orders.order_lines o WHERE o.order_id = l.order_id),
        listing_id, ?, title, ?, art, ?, ?, ?, ?, ?, withdrawal_excepted
      FROM orders.order_lines l WHERE id = ?\
      """;
  private static final String PROMISE =
      """
      UPDATE orders.orders SET units_ordered = units_ordered + ?, ship_by = ?, delivery_from = ?,
        delivery_to = ?
      WHERE id = ?\
      """;

  private ReplacementLines() {}

  /**
   * Plans it.
   *
   * @param cause what it is sent because of; the stock is reserved for it once
   * @param of the line whose units it replaces
   * @param worth what was paid for those units that it stands for now, tax included; zero where
   *     that went back or stays with them
   * @param tax of that, tax that was added to prices
   * @param waits how long after the date to ship the platform itself cancels
   */
  public static void add(
      UnitOfWork work,
      UUID cause,
      Order order,
      OrderLine of,
      UUID variantId,
      String variant,
      int units,
      long worth,
      long tax,
      Duration waits,
      Instant now) {
    long goods = worth - tax;
    long price = (goods + units - 1) / units;
    work.plan(
        Write.expecting(
            1,
            ADD,
            Ids.next(),
            variantId,
            variant,
            price,
            price * units - goods,
            tax,
            units,
            units,
            of.id()));
    work.plan(Stock.reserve(cause, List.of(new Units(variantId, units)), now));
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate ships = WorkingDays.plus(today, order.handlingDays());
    Instant shipBy = ships.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    work.plan(
        Write.expecting(
            1,
            PROMISE,
            units,
            shipBy,
            WorkingDays.plus(ships, order.transitMin()),
            WorkingDays.plus(ships, order.transitMax()),
            order.id()));
    work.plan(Deadlines.set(OrderDeadlines.NOT_SHIPPED, order.id(), shipBy.plus(waits)));
  }
}
