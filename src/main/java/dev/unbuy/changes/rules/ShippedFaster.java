package dev.unbuy.changes.rules;

import dev.unbuy.catalog.ShopShipping.Option;
import dev.unbuy.changes.rules.Wish.Faster;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderPayment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An order on a faster way. It costs the buyer what that way costs more, unless the seller's
 * promise is broken already: then the seller bears it, and promises anew from today.
 */
public final class ShippedFaster {

  private ShippedFaster() {}

  /**
   * What becomes of the order.
   *
   * @param way that the shop offers
   * @param usual what shipping it in the usual way costs, to where it goes
   * @param usualTransit working days on that way, at most
   * @return empty when this way is no faster
   */
  public static Optional<Faster> of(
      Order order, Option way, long usual, int usualTransit, Instant now) {
    if (way.transitMax() >= usualTransit) {
      return Optional.empty();
    }
    boolean broken = isPromiseBroken(order, now);
    LocalDate ships =
        broken
            ? WorkingDays.plus(day(now), Math.max(1, order.handlingDays()))
            : day(order.shipBy()).minusDays(1);
    long price = Math.max(broken ? usual : way.price(), order.shippingOwedBack());
    return Optional.of(
        new Faster(
            price,
            Math.max(0, price - usual),
            way.transitMin(),
            way.transitMax(),
            broken ? ships.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant() : order.shipBy(),
            WorkingDays.plus(ships, way.transitMin()),
            WorkingDays.plus(ships, way.transitMax())));
  }

  private static boolean isPromiseBroken(Order order, Instant now) {
    return order.payment() == OrderPayment.PAID && !now.isBefore(order.promisedShipBy());
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
