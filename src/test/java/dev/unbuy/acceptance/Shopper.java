package dev.unbuy.acceptance;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.rules.Alternative;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.returns.ReturnStatus;
import dev.unbuy.returns.rules.ReturnReason;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a buyer can do, whatever they do it with. */
interface Shopper extends AutoCloseable {

  /** Buys so many of each variant in one purchase, with a card, to be sent to Switzerland. */
  default void buy(Map<UUID, Integer> goods) {
    buy(goods, "CH");
  }

  /** The same, to be sent to another country. */
  void buy(Map<UUID, Integer> goods, String country);

  /** Withdraws by law from all that is left of an order, in the two steps. */
  Withdrawn withdraw(UUID order);

  /** The orders that stand in <i>My orders</i>, newest first. */
  List<UUID> myOrders();

  /** What an order's page says of it. */
  OrderStatus statusOf(UUID order);

  /** Whether an order's page offers to cancel. */
  boolean canCancel(UUID order);

  /** Cancels so many units of an order's first line, after a look at what comes back. */
  Receipt cancel(UUID order, int units, Reason reason);

  /** The same page again, later. */
  Receipt follow(UUID cancellation);

  /** Thinks better of a cancellation that waits for the seller. */
  Receipt takeBack(UUID cancellation);

  /** Undoes a cancellation that has just taken effect. */
  Receipt undo(UUID cancellation);

  /** Wants so many units of an order's first line instead, after a look at the money. */
  Changed change(UUID order, int units);

  /** How far a change has come. */
  ChangeStatus followChange(UUID change);

  /** Contests whose fault it was. */
  void contest(UUID cancellation, String statement);

  /** Whose fault a cancellation is said to be. */
  Fault faultOf(UUID cancellation);

  /** What is offered in place of canceling, where it is too late for it. */
  List<Alternative> insteadOfCanceling(UUID order);

  /** Asks to send so many units of an order's first line back, after a look at the money. */
  GivenBack giveBack(UUID order, int units, ReturnReason reason);

  /** Says with which carrier they were sent. */
  GivenBack sendBack(UUID giveBack, String carrier, String trackingNumber);

  /** How far it has come. */
  GivenBack followReturn(UUID giveBack);

  /** Offers one unit of an order's only line to others; whether it is offered then. */
  boolean sellOn(UUID order, long price, String note);

  @Override
  void close();

  /**
   * What a buyer is told of a cancellation.
   *
   * @param promised what the preview said comes back, in minor units
   * @param back what the receipt says comes back
   * @param arrived whether all of it has come back
   */
  record Receipt(UUID id, CancellationStatus status, long promised, long back, boolean arrived) {}

  /**
   * What a buyer is told of a change.
   *
   * @param promised what the preview said comes back, in minor units
   */
  record Changed(UUID id, ChangeStatus status, long promised) {}

  /**
   * What a buyer is told of a return.
   *
   * @param amount what goes back, in minor units
   */
  record GivenBack(UUID id, ReturnStatus status, long amount) {}

  /**
   * What a buyer is told of a withdrawal.
   *
   * @param waits whether goods have to come back first
   * @param acknowledged whether it says when it was received
   */
  record Withdrawn(UUID id, boolean waits, boolean acknowledged) {}
}
