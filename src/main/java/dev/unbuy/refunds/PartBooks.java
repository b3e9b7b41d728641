package dev.unbuy.refunds;

import dev.unbuy.payments.Captures;
import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.OrderAccount;
import dev.unbuy.payments.StoreCredits;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.payments.TenderStatus;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.Refund.Kind;
import dev.unbuy.refunds.Refund.Part;
import java.time.Instant;

/** Keeps shares and ledger in step with the parts of refunds. */
final class PartBooks {

  private PartBooks() {}

  /** A part has done what it was for. */
  static void settled(UnitOfWork work, OrderAccount order, Part part, boolean held, Instant at) {
    long amount = part.amount().minor();
    if (held) {
      work.plan(TenderShare.released(part.shareId(), amount));
      bookTheRest(work, order, part, at);
      return;
    }
    work.plan(TenderShare.refunded(part.shareId(), amount));
    if (part.kind() == Kind.STORE_CREDIT) {
      work.plan(StoreCredits.give(order.buyerId(), part.method(), order.currency(), amount));
    }
    post(work, order, part, "REFUND", Ledger.REFUND_CLEARING, receiver(part), at);
  }

  /** The gateway took back its word that a part has arrived. */
  static void reopened(UnitOfWork work, OrderAccount order, Part part, Instant at) {
    work.plan(TenderShare.notRefunded(part.shareId(), part.amount().minor()));
    post(work, order, part, "REFUND_FAILED", receiver(part), Ledger.REFUND_CLEARING, at);
  }

  /** What was thought to be held was taken: it is on its way back from now on. */
  static void takenAfterAll(UnitOfWork work, OrderAccount order, Part part, Instant at) {
    post(work, order, part, "REFUND_OWED", Ledger.ESCROW, Ledger.REFUND_CLEARING, at);
  }

  /** What was thought to be taken was only held: nothing is on its way back. */
  static void heldAfterAll(UnitOfWork work, OrderAccount order, Part part, Instant at) {
    post(work, order, part, "REFUND_NOT_NEEDED", Ledger.REFUND_CLEARING, Ledger.ESCROW, at);
  }

  /**
   * A payment that came while a part of it was to be given up: what the order keeps, now that this
   * has been done or is not done after all, is the marketplace's.
   */
  static void bookTheRest(UnitOfWork work, OrderAccount order, Part part, Instant at) {
    work.ask(TenderShare.ofOrder(order.orderId())).rows().stream()
        .filter(share -> share.id().equals(part.shareId()))
        .filter(share -> share.tenderStatus() == TenderStatus.PAID)
        .forEach(share -> Captures.book(work, order, share, at));
  }

  private static String receiver(Part part) {
    return switch (part.kind()) {
      case BY_HAND -> Ledger.PAID_BY_HAND;
      case VOID, REFUND, STORE_CREDIT -> Ledger.buyer(part.method());
    };
  }

  private static void post(
      UnitOfWork work,
      OrderAccount order,
      Part part,
      String kind,
      String from,
      String to,
      Instant at) {
    work.plan(Ledger.post(part.id(), kind, order, from, to, part.amount().minor(), at));
  }
}
