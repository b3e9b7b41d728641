package dev.unbuy.payments;

import dev.unbuy.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was paid to a seller at once. */
public record Payout(UUID id, UUID shopId, Money amount, Instant at) {

  /**
   * One thing that a payout is made of: an order that is complete, or what goes back to a buyer
   * after that. What goes back is below zero, also of the commission.
   *
   * @param cause the order, or the part of the refund
   * @param goods what the buyer paid for goods, without tax that was added
   * @param shipping what the buyer paid for shipping
   * @param commission what the marketplace keeps of the goods
   * @param tax set aside beside it, no part of what is paid
   * @param paid goods and shipping, less commission
   */
  public record Line(
      UUID cause,
      UUID orderId,
      Money goods,
      Money shipping,
      Money commission,
      Money tax,
      Money paid,
      Instant at) {

    /** Whether it takes from the payout, because a sale was undone after it was released. */
    public boolean isGivenBack() {
      return paid.minor() < 0;
    }
  }

  /**
   * A payout with the sums over its lines.
   *
   * @param goods of orders that are complete
   * @param shipping of orders that are complete
   * @param commission what the marketplace keeps of those
   * @param givenBack what was taken off for refunds, less commission; zero or below
   */
  public record Statement(
      Payout payout, Money goods, Money shipping, Money commission, Money givenBack) {}

  /**
   * What a seller has with the marketplace in one currency.
   *
   * @param held paid by buyers, and held until receipt is confirmed or protection ends
   * @param payable released, and not yet paid out; below zero where it has to be given back
   */
  public record Standing(Money held, Money payable) {}

  /**
   * What a seller has with the marketplace.
   *
   * @param standings by currency
   * @param next when what was released is paid out, or null while nothing is to be
   */
  public record Outlook(List<Standing> standings, @Nullable Instant next) {

    /** Copies the list. */
    public Outlook {
      standings = List.copyOf(standings);
    }
  }
}
