package dev.unbuy.imports.past;

import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.past.PastPurchase.PastTender;
import dev.unbuy.imports.past.Settlement.Back;
import dev.unbuy.imports.past.Settlement.Share;
import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.payments.TenderStatus;
import dev.unbuy.policies.PolicyNumbers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of what was paid, what went back, and the ledger of both. */
final class MoneyRows {

  private static final long WHOLE = 10_000;

  /** The token of a tender that no gateway here ever saw. */
  private static final String TOKEN = "imported";

  private final CopySession copy;
  private final SourceIds ids;
  private final PolicyNumbers policy;
  private final String source;

  MoneyRows(CopySession copy, SourceIds ids, PolicyNumbers policy, String source) {
    this.copy = copy;
    this.ids = ids;
    this.policy = policy;
    this.source = source;
  }

  void tenders(PastPurchase purchase) {
    @Nullable Instant paidAt = purchase.orders().getFirst().paidAt();
    int position = 0;
    for (PastTender tender : purchase.tenders()) {
      copy.into(PastTables.TENDERS)
          .row()
          .id(tender.id())
          .id(purchase.id())
          .id(purchase.buyerId())
          .int4(position++)
          .text(tender.method())
          .text(TOKEN)
          .text(purchase.currency())
          .int8(tender.amount())
          .text(paidAt == null ? TenderStatus.DECLINED : TenderStatus.PAID)
          .text(TenderShare.ELSEWHERE + source + ":" + tender.reference())
          .at(purchase.placedAt())
          .at(paidAt)
          .end();
    }
    if (purchase.paid() != purchase.total()) {
      copy.into(PastTables.DIFFERENCES)
          .row()
          .id(purchase.id())
          .id(purchase.buyerId())
          .text(purchase.currency())
          .int8(purchase.paid())
          .int8(purchase.total())
          .end();
    }
  }

  void order(PastPurchase purchase, PastOrder order, Settlement settlement, Fate fate) {
    Of of = new Of(purchase, order);
    Instant paidAt = order.paidAt();
    if (paidAt != null) {
      settlement.shares().forEach(share -> captured(of, share, paidAt));
      sendBack(of, settlement);
      if (fate.completedAt() != null) {
        payOut(of, settlement.amount() - fate.owedBack(), fate, fate.completedAt());
      }
    } else {
      // nothing was taken: what is owed is given up
      var _ = settlement.sendBack(fate.owedBack());
    }
    settlement.shares().forEach(share -> share(of, share));
  }

  private void captured(Of of, Share share, Instant at) {
    String buyer = Ledger.buyer(share.tender().method());
    post(of, share.id(), "CAPTURE", buyer, Ledger.ESCROW, share.amount(), at);
  }

  private void sendBack(Of of, Settlement settlement) {
    PastOrder order = of.order();
    for (PastCancellation one : order.cancellations()) {
      refund(of, one.id(), one.at(), settlement.sendBack(one.refund()));
    }
    if (order.returnedAt() != null) {
      UUID cause = ids.part(order.id(), "return", 0);
      refund(of, cause, order.returnedAt(), settlement.sendBack(order.total()));
    }
  }

  private void refund(Of of, UUID cause, Instant at, List<Back> parts) {
    if (parts.isEmpty()) {
      return;
    }
    UUID refund = ids.part(cause, "refund", 0);
    copy.into(PastTables.REFUNDS)
        .row()
        .id(refund)
        .id(of.order().id())
        .id(of.purchase().buyerId())
        .id(of.order().shopId())
        .id(cause)
        .text(of.purchase().currency())
        .int8(parts.stream().mapToLong(Back::amount).sum())
        .at(at)
        .end();
    for (int i = 0; i < parts.size(); i++) {
      part(of, refund, ids.part(refund, "part", i), parts.get(i), at);
    }
  }

  private void part(Of of, UUID refund, UUID id, Back back, Instant at) {
    PastTender tender = back.share().tender();
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    copy.into(PastTables.REFUND_PARTS)
        .row()
        .id(id)
        .id(refund)
        .id(of.order().id())
        .id(of.purchase().buyerId())
        .id(back.share().id())
        .id(tender.id())
        .text(tender.method())
        .text("REFUND")
        .int8(back.amount())
        .text("SUCCEEDED")
        .int4(0)
        .at(at)
        .at(at)
        .at(at)
        .day(day)
        .day(day)
        .end();
    String buyer = Ledger.buyer(tender.method());
    post(of, id, "REFUND_OWED", Ledger.ESCROW, Ledger.REFUND_CLEARING, back.amount(), at);
    post(of, id, "REFUND", Ledger.REFUND_CLEARING, buyer, back.amount(), at);
  }

  /** As {@code orders.CompleteOrder} hands on what is held. */
  private void payOut(Of of, long held, Fate fate, Instant at) {
    UUID cause = of.order().id();
    long shipping = Math.min(held, of.order().shipping() - fate.shippingBack());
    long goods = held - shipping;
    long commission = goods * policy.commissionBasisPoints() / WHOLE;
    String kind = "COMPLETION";
    post(of, cause, kind, Ledger.ESCROW, Ledger.SHIPPING, shipping, at);
    post(of, cause, kind, Ledger.ESCROW, Ledger.COMMISSION, commission, at);
    post(of, cause, kind, Ledger.ESCROW, Ledger.SELLER_PAYABLE, goods - commission, at);
  }

  private void share(Of of, Share share) {
    @Nullable Instant paidAt = of.order().paidAt();
    long taken = paidAt == null ? 0 : share.amount();
    copy.into(PastTables.SHARES)
        .row()
        .id(share.id())
        .id(share.tender().id())
        .id(of.order().id())
        .id(of.purchase().buyerId())
        .int4(share.position())
        .int8(share.amount())
        .int8(taken)
        .int8(taken)
        .int8(paidAt == null ? share.back() : 0)
        .int8(paidAt == null ? 0 : share.back())
        .at(paidAt)
        .at(paidAt)
        .end();
  }

  private void post(
      Of of, UUID cause, String kind, String debit, String credit, long amount, Instant at) {
    if (amount > 0) {
      copy.into(PastTables.LEDGER)
          .row()
          .id(ids.part(cause, kind + credit, 0))
          .id(cause)
          .text(kind)
          .id(of.order().id())
          .id(of.purchase().buyerId())
          .id(of.order().shopId())
          .text(debit)
          .text(credit)
          .int8(amount)
          .text(of.purchase().currency())
          .at(at)
          .end();
    }
  }

  private record Of(PastPurchase purchase, PastOrder order) {}
}
