package dev.unbuy.imports.past;

import dev.unbuy.imports.past.PastPurchase.PastTender;
import dev.unbuy.kernel.Allocation;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.refunds.rules.BackToTenders;
import dev.unbuy.refunds.rules.RefundPart;
import dev.unbuy.refunds.rules.TenderBalance;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Which tender paid how much of which order, and what of it went back: a pure function of the
 * purchase, by the same rules as those of living orders.
 *
 * @param shares of one order, in the order of the tenders; none of them zero
 */
record Settlement(List<Share> shares) {

  Settlement {
    shares = List.copyOf(shares);
  }

  /** Settles each order of a purchase, in their order. */
  static List<Settlement> of(PastPurchase purchase, SourceIds ids) {
    List<List<Share>> shares = new ArrayList<>();
    long[] unpaid = purchase.orders().stream().mapToLong(PastOrder::total).toArray();
    purchase.orders().forEach(order -> shares.add(new ArrayList<>()));
    for (PastTender tender : purchase.tenders()) {
      long[] parts = Allocation.byLargestRemainder(tender.amount(), unpaid);
      for (int i = 0; i < parts.length; i++) {
        unpaid[i] -= parts[i];
        if (parts[i] > 0) {
          List<Share> some = shares.get(i);
          UUID id = ids.part(purchase.orders().get(i).id(), "share", some.size());
          some.add(new Share(id, tender, some.size(), parts[i]));
        }
      }
    }
    return shares.stream().map(Settlement::new).toList();
  }

  /** What all shares pay. */
  long amount() {
    return shares.stream().mapToLong(Share::amount).sum();
  }

  /**
   * Sends an amount back, after all that was sent back before.
   *
   * @return what goes to each share, none of them zero
   */
  List<Back> sendBack(long amount) {
    List<RefundPart> parts =
        BackToTenders.split(amount, shares.stream().map(Share::balance).toList());
    return parts.stream()
        .map(
            part -> {
              Share share = byId(part.tenderId());
              share.back += part.amount();
              return new Back(share, part.amount());
            })
        .toList();
  }

  private Share byId(UUID id) {
    return shares.stream().filter(share -> share.id.equals(id)).findFirst().orElseThrow();
  }

  /** An amount that went back to a share. */
  record Back(Share share, long amount) {}

  /** What a tender pays of an order, and what of that has gone back so far. */
  static final class Share {
    private final UUID id;
    private final PastTender tender;
    private final int position;
    private final long amount;
    private long back;

    Share(UUID id, PastTender tender, int position, long amount) {
      this.id = id;
      this.tender = tender;
      this.position = position;
      this.amount = amount;
    }

    UUID id() {
      return id;
    }

    PastTender tender() {
      return tender;
    }

    int position() {
      return position;
    }

    long amount() {
      return amount;
    }

    long back() {
      return back;
    }

    private TenderBalance balance() {
      boolean storeCredit = tender.method() == PaymentMethod.STORE_CREDIT;
      return new TenderBalance(id, storeCredit, position, amount, back);
    }
  }
}
