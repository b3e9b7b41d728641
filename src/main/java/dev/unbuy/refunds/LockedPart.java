package dev.unbuy.refunds;

import dev.unbuy.payments.OrderAccount;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.Refund.Part;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One instruction with what surrounds it, locked with its refund until the unit of work ends: all
 * that is heard or decided about a refund happens one after the other.
 *
 * @param refund with all its parts
 * @param part the one that it is about
 */
record LockedPart(Refund refund, Part part) {

  private static final String LOCK =
      """
      SELECT id FROM refunds.refunds
      WHERE id = (SELECT refund_id FROM refunds.refund_parts WHERE id = ?) FOR UPDATE\
      """;

  /** Locks the refund of a part; empty when there is no such part. */
  static Optional<LockedPart> of(UnitOfWork work, UUID partId) {
    work.ask(Query.of(LOCK, row -> row.getObject(1, UUID.class), partId));
    List<Refund> refunds =
        Refunds.together(
            work.ask(
                    Query.of(
                        Refunds.ROWS
                            + """
                             WHERE r.id = (SELECT refund_id FROM refunds.refund_parts WHERE id = ?)
                            ORDER BY p.requested_at, p.id\
                            """,
                        Refunds::row,
                        partId))
                .rows());
    return refunds.stream()
        .findFirst()
        .map(
            refund ->
                new LockedPart(
                    refund,
                    refund.parts().stream()
                        .filter(part -> part.id().equals(partId))
                        .findFirst()
                        .orElseThrow()));
  }

  /** For whose order the ledger keeps it. */
  OrderAccount account() {
    return new OrderAccount(
        refund.orderId(), refund.buyerId(), refund.shopId(), refund.amount().currency());
  }

  /** The share of the order's payment that it goes back to. */
  TenderShare share(UnitOfWork work) {
    return work.ask(TenderShare.ofOrder(refund.orderId())).rows().stream()
        .filter(share -> share.id().equals(part.shareId()))
        .findFirst()
        .orElseThrow();
  }

  /** Whether all other parts that count have one of these states. */
  boolean othersAre(Refund.Status... statuses) {
    return refund.current().stream()
        .filter(other -> !other.id().equals(part.id()))
        .allMatch(other -> List.of(statuses).contains(other.status()));
  }

  /** By how many instructions of this kind it was tried so far. */
  int instructions() {
    int count = 1;
    UUID before = part.replaces();
    while (before != null) {
      UUID id = before;
      Part earlier =
          refund.parts().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
      count += earlier.kind() == part.kind() ? 1 : 0;
      before = earlier.replaces();
    }
    return count;
  }
}
