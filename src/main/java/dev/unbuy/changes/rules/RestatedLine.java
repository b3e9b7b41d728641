package dev.unbuy.changes.rules;

import dev.unbuy.changes.rules.Wish.LineWish;
import dev.unbuy.changes.rules.Wish.OtherGoods;
import dev.unbuy.changes.rules.Wish.Pick;
import dev.unbuy.kernel.Allocation;
import dev.unbuy.kernel.Ids;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.SplitLine;
import java.util.ArrayList;
import java.util.List;

/**
 * A line as it is after a change: units are cut off exactly, what becomes another variant takes
 * that one's price and keeps its discount, tax follows the price in the proportion in which the
 * line was sold.
 */
final class RestatedLine {

  private final List<OrderLine> added = new ArrayList<>();
  private final OrderLine sold;
  private OrderLine line;
  private int position;

  private RestatedLine(OrderLine line, int position) {
    this.sold = line;
    this.line = line;
    this.position = position;
  }

  /**
   * Restates a line.
   *
   * @param position of the first line that is new in its order
   * @throws IllegalArgumentException when not so many of its units are open
   */
  static RestatedLine of(OrderLine line, LineWish wish, int position) {
    if (wish.leaving() > line.fulfillable()) {
      throw new IllegalArgumentException("%s of %s".formatted(wish, line));
    }
    RestatedLine restated = new RestatedLine(line, position);
    restated.drop(wish.dropped());
    wish.swapped().forEach(restated::swap);
    wish.added().forEach(restated::add);
    return restated;
  }

  OrderLine line() {
    return line;
  }

  List<OrderLine> added() {
    return added;
  }

  private void drop(int units) {
    if (units > 0) {
      OrderLine stays = SplitLine.of(line, units, position).stays();
      line =
          stays.withShares(
              stays.ordered(),
              stays.open(),
              stays.discount(),
              line.shipping(),
              stays.tax(),
              stays.adjusted());
    }
  }

  private void swap(Pick pick) {
    if (pick.units() == line.ordered() && line.isWholeAndOpen()) {
      line = swapped(line, pick);
      return;
    }
    SplitLine split = SplitLine.of(line, pick.units(), position++);
    line = split.stays();
    added.add(swapped(split.goes(), pick));
  }

  private static OrderLine swapped(OrderLine whole, Pick pick) {
    long price = Math.multiplyExact(pick.price(), pick.units());
    long discount = Math.min(whole.discount(), price);
    long tax = taxOn(price - discount, whole);
    long adjusted = Math.min(whole.adjusted(), price - discount + tax);
    OrderLine other =
        whole.as(pick.variantId(), pick.variant(), pick.price(), discount, tax, adjusted);
    OtherGoods goods = pick.goods();
    return goods == null ? other : other.of(goods.listingId(), goods.title(), goods.art());
  }

  private void add(Pick pick) {
    long tax = taxOn(Math.multiplyExact(pick.price(), pick.units()), sold);
    if (canHold(pick)) {
      line =
          line.withShares(
              line.ordered() + pick.units(),
              line.open() + pick.units(),
              0,
              line.shipping(),
              line.tax() + tax,
              0);
    } else {
      added.add(fresh(pick, tax));
    }
  }

  /** More of the same at the same price is no line of its own, where nothing else differs. */
  private boolean canHold(Pick pick) {
    return line.variantId().equals(pick.variantId())
        && line.unitPrice() == pick.price()
        && line.canceled() + line.asked() == 0
        && line.discount() + line.adjusted() + line.owedBack() == 0;
  }

  private OrderLine fresh(Pick pick, long tax) {
    return new OrderLine(
        Ids.next(),
        position++,
        sold.listingId(),
        pick.variantId(),
        sold.title(),
        pick.variant(),
        sold.art(),
        pick.price(),
        0,
        0,
        tax,
        pick.units(),
        pick.units(),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        sold.withdrawalExcepted());
  }

  /** The tax on so much, in the proportion in which a line was taxed; half a unit is rounded up. */
  private static long taxOn(long goods, OrderLine of) {
    long before = of.unitPrice() * of.ordered() - of.discount();
    return before <= 0 // a last unit may carry a cent more of a discount than it costs
        ? of.tax()
        : (2 * Math.multiplyExact(of.tax(), goods) + before) / (2 * before);
  }

  /**
   * The same line in a country with another tax: what is kept of it is taxed anew; what was decided
   * for undone units keeps the tax that it was decided with, however often the order moves.
   */
  static OrderLine taxedAnew(OrderLine line, int basisPoints) {
    int undone = line.canceled() + line.asked();
    int kept = line.ordered() - undone;
    long goods =
        line.unitPrice() * kept - Allocation.ofUnits(line.discount(), line.ordered(), undone, kept);
    long worth =
        line.unitPrice() * line.ordered() - line.discount() + line.tax() - line.decidedBack();
    long taxOfKept =
        Math.clamp(worth - goods, 0, Allocation.ofUnits(line.tax(), line.ordered(), undone, kept));
    long tax = line.tax() - taxOfKept + Math.round((double) goods * basisPoints / 10_000);
    long most = line.unitPrice() * line.ordered() - line.discount() + tax - line.owedBack();
    return line.withShares(
        line.ordered(),
        line.open(),
        line.discount(),
        line.shipping(),
        tax,
        Math.min(line.adjusted(), most));
  }
}
