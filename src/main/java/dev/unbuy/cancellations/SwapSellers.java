package dev.unbuy.cancellations;

import dev.unbuy.cancellations.CancelOutcome.Settled;
import dev.unbuy.cancellations.SellerSwaps.Swap;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Decision;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.Swapping;
import dev.unbuy.cancellations.rules.Swapping.Next;
import dev.unbuy.checkout.CheckoutOutcome;
import dev.unbuy.checkout.PaidOrders;
import dev.unbuy.checkout.PlacePurchase;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Ends an order here and begins one there, in one step. The new order is placed and its payment
 * asked for first; the transaction in which it becomes paid also cancels the old one, or, where
 * that can no longer be, the new one ({@link Swapping}). Until then the old order is untouched, and
 * its seller may ship it: who comes first wins, and the buyer has exactly one of the two.
 *
 * <p>The new order's row is locked before the old one's. Nobody locks the two the other way round:
 * whoever holds the old one only ever writes new orders that nobody else can see yet.
 */
@Component
public class SwapSellers implements PaidOrders {

  private final Transactions transactions;
  private final CancelOrder cancelOrder;
  private final CancellationDecision decisions;
  private final PlacePurchase purchases;
  private final InstantSource clock;

  SwapSellers(
      Transactions transactions,
      CancelOrder cancelOrder,
      CancellationDecision decisions,
      PlacePurchase purchases,
      InstantSource clock) {
    this.transactions = transactions;
    this.cancelOrder = cancelOrder;
    this.decisions = decisions;
    this.purchases = purchases;
    this.clock = clock;
  }

  /** Has the new order's payment asked for now; to be called after the commit. */
  public void pay(UUID toBePaid) {
    purchases.pay(toBePaid);
  }

  /**
   * How far a swap has come, by its new order: {@code WAITING} for the payment, {@code SWAPPED},
   * {@code GIVEN_UP} where the old order goes on, or {@code ENDED} where the new one ended unpaid.
   */
  public String status(UUID newOrder) {
    return transactions
        .read(work -> work.ask(SellerSwaps.byNewOrder(newOrder)).first())
        .map(Swap::status)
        .orElse("ENDED");
  }

  RemedyOutcome begin(
      UnitOfWork work,
      LockedOrder locked,
      TakeRemedyCommand command,
      RemedyOffer offer,
      Map<UUID, Integer> chosen,
      Instant now) {
    Order order = locked.order();
    if (work.ask(SellerSwaps.waitingOf(order.id())).first().isPresent()) {
      return TakeRemedy.refused("a-swap-is-waiting", locked);
    }
    long total = -Objects.requireNonNull(offer.amount()).minor();
    if (command.payments().isEmpty()) {
      throw new InvalidInput(
          "payments", "are required: %s is to be paid".formatted(order.money(total)));
    }
    OrderLine line = TakeRemedy.lineOf(locked, offer);
    int units = chosen.getOrDefault(line.id(), 0);
    UUID variant = Objects.requireNonNull(offer.variantId());
    return switch (purchases.place(
        work,
        BetterSellers.command(order, command.payments(), total),
        List.of(new Units(variant, units)))) {
      case CheckoutOutcome.Placed placed -> {
        UUID there = placed.orders().getFirst();
        Swap swap =
            new Swap(
                Ids.next(),
                order.id(),
                line.id(),
                units,
                offer.reason(),
                offer.id(),
                order.buyerId(),
                there,
                "WAITING");
        work.plan(SellerSwaps.begin(swap, placed.purchaseId(), now));
        yield new RemedyOutcome.Ordered(order.id(), offer.kind(), there, placed.event());
      }
      case CheckoutOutcome.Refused refused ->
          new RemedyOutcome.Refused(
              new Refusal(
                  "remedy-not-possible",
                  refused.refusal().rule(),
                  refused.refusal().state(),
                  List.of("CANCEL_ANYWAY")));
    };
  }

  @Override
  public Query<UUID> waitingFor(UUID purchaseId) {
    return SellerSwaps.waitingFor(purchaseId);
  }

  @Override
  public void paid(UnitOfWork work, UUID waiting) {
    Swap swap = work.ask(SellerSwaps.byId(waiting)).first().orElseThrow();
    LockedOrder left = cancelOrder.read(work, swap.orderId(), new Actor.Buyer(swap.buyerId()));
    Instant now = clock.instant();
    switch (next(work, left, swap, now)) {
      case OLD_ORDER_ENDS -> endOld(work, left, swap, now);
      case NEW_ORDER_STANDS -> work.plan(SellerSwaps.decided(swap.id(), "SWAPPED", null, now));
      case NEW_ORDER_ENDS -> endNew(work, swap, now);
    }
  }

  private Next next(UnitOfWork work, LockedOrder left, Swap swap, Instant now) {
    OrderLine line =
        left.lines().stream()
            .filter(one -> one.id().equals(swap.lineId()))
            .findFirst()
            .orElseThrow();
    boolean settles =
        line.cancellable() >= swap.quantity()
            && decisions
                    .decide(
                        work,
                        left,
                        Map.of(line.id(), swap.quantity()),
                        Asker.BUYER,
                        swap.reason(),
                        now)
                    .decision()
                instanceof Decision.Settled;
    return Swapping.decide(
        swap.quantity(), line.cancellable(), line.ordered() - line.canceled(), settles);
  }

  private void endOld(UnitOfWork work, LockedOrder left, Swap swap, Instant now) {
    Settled settled =
        settled(
            cancelOrder.cancel(
                work,
                new CancelOrderCommand(
                    new Actor.Buyer(swap.buyerId()),
                    swap.orderId(),
                    swap.reason(),
                    null,
                    List.of(new UnitsOfLine(swap.lineId(), swap.quantity()))),
                left,
                now));
    work.plan(SellerSwaps.decided(swap.id(), "SWAPPED", settled.cancellation().id(), now));
    work.plan(RemedyOffers.taken(swap.remedyId(), 0, now));
  }

  private void endNew(UnitOfWork work, Swap swap, Instant now) {
    Actor platform = new Actor.Platform();
    LockedOrder there = cancelOrder.read(work, swap.newOrderId(), platform);
    var _ =
        settled(
            cancelOrder.cancel(
                work,
                new CancelOrderCommand(
                    platform, swap.newOrderId(), Reason.SWAP_NOT_POSSIBLE, null, List.of()),
                there,
                now));
    work.plan(SellerSwaps.decided(swap.id(), "GIVEN_UP", null, now));
  }

  private static Settled settled(CancelOutcome outcome) {
    return switch (outcome) {
      case Settled settled -> settled;
      case CancelOutcome.Asked _, CancelOutcome.Refused _ ->
          throw new IllegalStateException("decided to be settled, but " + outcome);
    };
  }
}
