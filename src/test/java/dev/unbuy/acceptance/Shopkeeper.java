package dev.unbuy.acceptance;

import dev.unbuy.cancellations.rules.Reason;
import java.util.UUID;

/** What a seller can do, whatever they do it with. */
interface Shopkeeper extends AutoCloseable {

  /** Packs all of an order and hands it to the carrier. */
  void ship(UUID order, String carrier, String trackingNumber);

  /** Whether an order has a cancellation that waits for an answer, in the list of those. */
  boolean isAsked(UUID order);

  /** Says yes to the cancellation of an order that waits. */
  void approve(UUID order);

  /** Says no to it: the goods have left the house. */
  void decline(UUID order, String carrier, String trackingNumber);

  /** Says yes to the change of an order that waits. */
  void approveChange(UUID order);

  /** Cancels what of an order has not shipped. */
  void cancel(UUID order, Reason reason);

  /** Says yes to a return. */
  void approveReturn(UUID giveBack);

  /** Finds what came back as it should be. */
  void acceptReturn(UUID giveBack);

  /** Says why what follows from the shop's standing should not be. */
  void appeal(String statement);

  /** Whether what followed from the standing is over. */
  boolean nothingFollowsAnyMore();

  @Override
  void close();
}
