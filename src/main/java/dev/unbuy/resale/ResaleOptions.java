package dev.unbuy.resale;

import dev.unbuy.kernel.Money;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.resale.rules.ResaleRule;
import dev.unbuy.resale.rules.SuggestedPrice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an order can be offered to others now.
 *
 * @param rule whether anything of it can
 * @param currency of the prices: that of the buyer's shop, or of the order where there is none yet
 * @param ownShop whether the buyer has a shop already
 */
public record ResaleOptions(
    ResaleRule rule, Order order, String currency, boolean ownShop, List<Choice> lines) {

  /** Copies the lines. */
  public ResaleOptions {
    lines = List.copyOf(lines);
  }

  /**
   * A line of the order.
   *
   * @param free how many of its units can be offered
   * @param newPrice what a new one costs now; null where it is in another currency
   * @param likeNew what is suggested for one as good as new; null with {@code newPrice}
   * @param used what is suggested for a used one; null with {@code newPrice}
   */
  public record Choice(
      OrderLine line,
      int free,
      @Nullable Money newPrice,
      @Nullable SuggestedPrice likeNew,
      @Nullable SuggestedPrice used) {}
}
