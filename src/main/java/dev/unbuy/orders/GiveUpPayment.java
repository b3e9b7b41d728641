package dev.unbuy.orders;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.platform.Transactions;
import dev.unbuy.policies.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Gives up the payment of an order that has left: nobody waits for it any longer, and the order
 * goes its way without it. The seller gets what is held of it, which may be nothing.
 */
@Component
public class GiveUpPayment {

  private static final int LONGEST_NOTE = 500;

  private final Transactions transactions;
  private final Orders orders;
  private final OrderHistory history;
  private final Policies policies;
  private final InstantSource clock;

  GiveUpPayment(
      Transactions transactions,
      Orders orders,
      OrderHistory history,
      Policies policies,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.history = history;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Gives it up.
   *
   * @param note why, for those who look at it later; 1 to 500 characters
   * @return why not, or empty when it is done
   * @throws NotFound when there is no such order
   * @throws InvalidInput when the note is missing or too long
   */
  public Optional<Refusal> giveUp(Actor.Operator operator, UUID orderId, String note) {
    String words = note.strip();
    if (words.isEmpty() || words.length() > LONGEST_NOTE || words.indexOf('\0') >= 0) {
      throw new InvalidInput("note", "must have 1 to %d characters".formatted(LONGEST_NOTE));
    }
    return transactions.run(
        work -> {
          var locked = work.ask(orders.lock(orderId, operator));
          policies.ask(work);
          var waiting = work.ask(UnpaidShipments.waiting(orderId));
          Order order = locked.first().orElseThrow(() -> new NotFound("order"));
          if (waiting.first().isEmpty()) {
            return Optional.of(
                new Refusal(
                    "payment-not-given-up",
                    "no-payment-is-missing",
                    order.status().name(),
                    List.of()));
          }
          Instant now = clock.instant();
          work.plan(UnpaidShipments.givenUp(orderId, operator.accountId(), words, now));
          EscrowHolds.endsAgain(work, order, policies.current().protection(), now);
          history.record(
              work,
              order,
              OrderChange.PAYMENT_GIVEN_UP,
              operator,
              Map.of("note", words),
              orderId,
              now);
          return Optional.empty();
        });
  }
}
