package dev.unbuy.changes.rules;

import dev.unbuy.changes.rules.Wish.Abroad;
import dev.unbuy.changes.rules.Wish.LineWish;
import dev.unbuy.changes.rules.Wish.Pick;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Allocation;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.UnitsOfLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an order comes to after a change. The difference is that of what the buyer has paid or has
 * to pay for what is kept, before and after: a dearer variant beside a cheaper one costs only what
 * they cost more together.
 */
public final class Restating {

  private Restating() {}

  /**
   * Restates an order.
   *
   * @return empty when it no longer has the units that the wish is about
   */
  public static Optional<Restated> of(Order order, List<OrderLine> lines, Wish wish) {
    Map<UUID, OrderLine> byId = OrderLines.byId(lines);
    boolean fits = wish.lines().stream().allMatch(one -> fits(byId.get(one.lineId()), one));
    return fits ? Optional.of(restated(order, byId, wish)) : Optional.empty();
  }

  private static boolean fits(@Nullable OrderLine line, LineWish wish) {
    return line != null && wish.leaving() <= line.fulfillable() && wish.dropped() < line.ordered();
  }

  private static Restated restated(Order order, Map<UUID, OrderLine> before, Wish wish) {
    Map<UUID, OrderLine> after = new LinkedHashMap<>(before);
    List<OrderLine> added = new ArrayList<>();
    for (LineWish one : wish.lines()) {
      RestatedLine restated =
          RestatedLine.of(
              Objects.requireNonNull(before.get(one.lineId())), one, before.size() + added.size());
      after.put(one.lineId(), restated.line());
      added.addAll(restated.added());
    }
    long shipping = shipping(order, wish);
    if (wish.abroad() != null || wish.faster() != null) {
      List<OrderLine> all = Stream.concat(after.values().stream(), added.stream()).toList();
      added.clear();
      for (OrderLine line : shipped(all, shipping, wish.abroad())) {
        if (after.containsKey(line.id())) {
          after.put(line.id(), line);
        } else {
          added.add(line);
        }
      }
    }
    List<OrderLine> all = Stream.concat(after.values().stream(), added.stream()).toList();
    Order now = sums(order, List.copyOf(before.values()), all, shipping, extra(order, wish));
    return new Restated(
        now,
        after.values().stream().filter(line -> !line.equals(before.get(line.id()))).toList(),
        added,
        wish.lines().stream()
            .filter(one -> one.leaving() > 0)
            .map(one -> new UnitsOfLine(one.lineId(), one.leaving()))
            .toList(),
        wish.lines().stream()
            .filter(one -> one.leaving() > 0)
            .map(
                one ->
                    new Units(
                        Objects.requireNonNull(before.get(one.lineId())).variantId(),
                        one.leaving()))
            .toList(),
        wish.lines().stream()
            .flatMap(one -> Stream.concat(one.swapped().stream(), one.added().stream()))
            .map(Restating::units)
            .toList(),
        now.total() - now.owedBack() - order.total() + order.owedBack());
  }

  private static Units units(Pick pick) {
    return new Units(pick.variantId(), pick.units());
  }

  private static long shipping(Order order, Wish wish) {
    if (wish.faster() != null) {
      return wish.faster().shipping();
    }
    return wish.abroad() == null
        ? order.shipping()
        : Math.max(wish.abroad().shipping(), order.shippingOwedBack());
  }

  private static long extra(Order order, Wish wish) {
    if (wish.faster() != null) {
      return wish.faster().extra();
    }
    return wish.abroad() == null ? order.shippingExtra() : 0;
  }

  private static List<OrderLine> shipped(
      List<OrderLine> lines, long shipping, @Nullable Abroad abroad) {
    long[] shares =
        Allocation.byLargestRemainder(
            shipping,
            lines.stream().mapToLong(line -> line.unitPrice() * line.ordered()).toArray());
    List<OrderLine> there = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      OrderLine taxed =
          abroad == null
              ? lines.get(i)
              : RestatedLine.taxedAnew(lines.get(i), abroad.taxBasisPoints());
      there.add(
          taxed.withShares(
              taxed.ordered(),
              taxed.open(),
              taxed.discount(),
              shares[i],
              taxed.tax(),
              taxed.adjusted()));
    }
    return there;
  }

  private static Order sums(
      Order order, List<OrderLine> before, List<OrderLine> after, long shipping, long extra) {
    long items = order.items() + more(before, after, line -> line.unitPrice() * line.ordered());
    long discount = order.discount() + more(before, after, OrderLine::discount);
    long tax = order.tax() + more(before, after, OrderLine::tax);
    return order.restated(
        items,
        discount,
        shipping,
        extra,
        tax,
        order.owedBack() + more(before, after, OrderLine::adjusted),
        order.unitsOrdered() + Math.toIntExact(more(before, after, OrderLine::ordered)));
  }

  private static long more(
      List<OrderLine> before, List<OrderLine> after, ToLongFunction<OrderLine> of) {
    return after.stream().mapToLong(of).sum() - before.stream().mapToLong(of).sum();
  }
}
