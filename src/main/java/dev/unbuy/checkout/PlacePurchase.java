package dev.unbuy.checkout;

import dev.unbuy.checkout.CheckoutOutcome.Placed;
import dev.unbuy.checkout.CheckoutOutcome.Refused;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Buys what is in the cart: reserves the stock, writes the orders, asks for the payment. */
@Component
public class PlacePurchase {

  private final Transactions transactions;
  private final Outbox outbox;
  private final PurchaseQuotes quotes;
  private final PurchaseWrites writes;

  PlacePurchase(
      Transactions transactions, Outbox outbox, PurchaseQuotes quotes, PurchaseWrites writes) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.quotes = quotes;
    this.writes = writes;
  }

  /**
   * What the cart would come to.
   *
   * @throws InvalidInput when it cannot be bought so
   */
  public Quote quote(CheckoutCommand command) {
    return transactions.read(work -> ofCart(work, command, Ids.next()));
  }

  /**
   * What these units would come to, whatever is in the cart.
   *
   * @throws InvalidInput when they cannot be bought so
   */
  public Quote quote(UnitOfWork work, CheckoutCommand command, List<Units> units) {
    quotes.ask(work);
    return quotes.of(work, command, units, Ids.next());
  }

  /**
   * Places the purchase. After the commit, {@link #pay} has the payment asked for at once.
   *
   * @throws InvalidInput when it cannot be bought so
   */
  public CheckoutOutcome place(CheckoutCommand command) {
    return transactions.run(
        work -> {
          UUID purchaseId = Ids.next();
          CheckoutOutcome outcome =
              place(work, command, ofCart(work, command, purchaseId), purchaseId);
          if (outcome instanceof Placed placed) {
            work.plan(Cart.cleared(command.buyerId(), placed.variants()));
          }
          return outcome;
        });
  }

  /**
   * Buys these units with a unit of work of somebody else's; the cart stays as it is.
   *
   * @throws InvalidInput when they cannot be bought so
   */
  public CheckoutOutcome place(UnitOfWork work, CheckoutCommand command, List<Units> units) {
    UUID purchaseId = Ids.next();
    quotes.ask(work);
    return place(work, command, quotes.of(work, command, units, purchaseId), purchaseId);
  }

  /** Has the payment asked for now, on this thread; to be called after the commit. */
  public void pay(Placed placed) {
    pay(placed.event());
  }

  /** The same by the event that asks for it. */
  public void pay(UUID event) {
    outbox.deliverNow(event);
  }

  private CheckoutOutcome place(
      UnitOfWork work, CheckoutCommand command, Quote quote, UUID purchaseId) {
    return command.total() != null && command.total() != quote.total()
        ? totalChanged(quote)
        : writes.place(work, command, quote, purchaseId);
  }

  private Quote ofCart(UnitOfWork work, CheckoutCommand command, UUID purchaseId) {
    quotes.ask(work);
    List<Units> units =
        work.ask(Cart.rows(command.buyerId())).rows().stream()
            .map(row -> new Units(row.variantId(), row.quantity()))
            .toList();
    return quotes.of(work, command, units, purchaseId);
  }

  private static Refused totalChanged(Quote quote) {
    return new Refused(
        new Refusal(
            "total-changed",
            "WHAT_IS_SEEN_IS_PAID",
            new Money(quote.total(), quote.currency()).toString(),
            List.of("LOOK_AGAIN")));
  }
}
