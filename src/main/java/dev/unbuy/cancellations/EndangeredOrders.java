package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.SellerOrders;
import dev.unbuy.orders.SellerOrders.Waiting;
import dev.unbuy.platform.Transactions;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * When a seller cancels because there is none, whoever else waits for the same thing is in danger:
 * named, so that the seller finds some, or cancels before the buyers have waited in vain.
 */
@Component
public class EndangeredOrders {

  private static final int MOST = 100;

  private final Transactions transactions;

  EndangeredOrders(Transactions transactions) {
    this.transactions = transactions;
  }

  /** The shop's other open orders of what was said to be out of stock, the most urgent first. */
  public List<Waiting> by(Actor.Seller seller, CancellationFile file) {
    Cancellation cause = file.cancellation();
    if (!cause.reason().equals(Reason.OUT_OF_STOCK)) {
      return List.of();
    }
    return transactions.read(
        work ->
            work.ask(
                    SellerOrders.waitingFor(
                        seller.shopId(),
                        cause.variants(file.overview().lines()),
                        cause.orderId(),
                        MOST))
                .rows());
  }
}
