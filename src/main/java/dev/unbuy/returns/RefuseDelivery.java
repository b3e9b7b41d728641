package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Fulfillment;
import dev.unbuy.orders.Fulfillment.FulfillmentStatus;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.returns.rules.Payer;
import dev.unbuy.returns.rules.ReturnReason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A buyer does not take what is on its way: before it is there, or at the door. Every parcel of the
 * order that is on its way turns round; its money follows when it is back, or by its carrier's
 * proof when that takes too long.
 */
@Component
public class RefuseDelivery {

  private final Transactions transactions;
  private final Orders orders;
  private final Policies policies;
  private final UndeliveredParcels parcels;
  private final InstantSource clock;

  RefuseDelivery(
      Transactions transactions,
      Orders orders,
      Policies policies,
      UndeliveredParcels parcels,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.policies = policies;
    this.parcels = parcels;
    this.clock = clock;
  }

  /**
   * What refusing would bring now.
   *
   * @throws NotFound when there is no such order of this buyer
   */
  public Preview preview(Actor.Buyer buyer, UUID orderId, ReturnReason reason) {
    return transactions.read(
        work -> {
          policies.ask(work);
          ReturningOrder facts = ReturningOrder.read(work, orders.find(orderId, buyer), orderId);
          Instant now = clock.instant();
          List<ReturnAuthorization> all =
              onTheirWay(facts).stream()
                  .map(parcel -> parcels.refusal(facts, parcel, reason, null, now))
                  .toList();
          return new Preview(facts.order(), all);
        });
  }

  /**
   * Refuses.
   *
   * @param note in the buyer's own words; required with {@link ReturnReason#OTHER}
   * @throws NotFound when there is no such order of this buyer
   * @throws InvalidInput when the reason is not a buyer's, or the note is missing or too long
   */
  public Outcome refuse(
      Actor.Buyer buyer, UUID orderId, ReturnReason reason, @Nullable String note) {
    AskReturnCommand.requireWords(reason, note);
    return transactions.run(
        work -> {
          policies.ask(work);
          ReturningOrder locked = ReturningOrder.lock(work, orders, orderId, buyer);
          List<Fulfillment> wanted = onTheirWay(locked);
          if (wanted.isEmpty()) {
            return new NotPossible(refusal(locked.order()));
          }
          return new Refused(turnRound(work, locked, wanted, buyer, reason, note));
        });
  }

  private List<ReturnAuthorization> turnRound(
      UnitOfWork work,
      ReturningOrder locked,
      List<Fulfillment> wanted,
      Actor.Buyer buyer,
      ReturnReason reason,
      @Nullable String note) {
    Instant now = clock.instant();
    List<ReturnAuthorization> all = new ArrayList<>();
    for (Fulfillment parcel : wanted) {
      ReturnAuthorization one = parcels.refusal(locked, parcel, reason, note, now);
      parcels.turnRound(work, locked, one, parcel, buyer, now);
      all.add(one);
    }
    return all;
  }

  private static List<Fulfillment> onTheirWay(ReturningOrder facts) {
    return facts.parcels().stream()
        .filter(parcel -> parcel.status() == FulfillmentStatus.SHIPPED)
        .filter(parcel -> parcel.lines().stream().anyMatch(units -> units.quantity() > 0))
        .toList();
  }

  private static Refusal refusal(Order order) {
    boolean delivered = order.unitsDelivered() > 0;
    return new Refusal(
        "not-refusable",
        delivered ? "it-has-arrived" : "nothing-is-on-its-way",
        order.status().name(),
        delivered ? List.of("RETURN", "MESSAGE_SELLER", "RESELL") : List.of("MESSAGE_SELLER"));
  }

  /** What became of a refusal. */
  public sealed interface Outcome {}

  /** The parcels turn round. */
  public record Refused(List<ReturnAuthorization> returns) implements Outcome {
    /** Copies the list. */
    public Refused {
      returns = List.copyOf(returns);
    }
  }

  /** Nothing can be refused now; nothing changed. */
  public record NotPossible(Refusal refusal) implements Outcome {}

  /**
   * What refusing would bring.
   *
   * @param returns one for each parcel that is on its way; none when nothing can be refused
   */
  public record Preview(Order order, List<ReturnAuthorization> returns) {

    /** Copies the list. */
    public Preview {
      returns = List.copyOf(returns);
    }

    /** What goes back in all, when the parcels are back. */
    public Money refund() {
      return order.money(returns.stream().mapToLong(one -> one.promised().minor()).sum());
    }

    /** What the way back takes off. */
    public Money cost() {
      return order.money(
          returns.stream()
              .filter(one -> one.payer() == Payer.BUYER)
              .mapToLong(one -> one.labelCost().minor())
              .sum());
    }
  }
}
