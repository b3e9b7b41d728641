package dev.unbuy.checkout;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import java.util.UUID;

/**
 * Something that hangs on a purchase being paid, and happens in the very transaction in which it
 * is: both or none. Answered by the module that promised it.
 */
public interface PaidOrders {

  /** What waits for this purchase to be paid; asked along with what else is read then. */
  Query<UUID> waitingFor(UUID purchaseId);

  /** It is paid: the purchase's orders are locked, their new payment is planned. */
  void paid(UnitOfWork work, UUID waiting);
}
