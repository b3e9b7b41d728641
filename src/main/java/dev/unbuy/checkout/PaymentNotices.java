package dev.unbuy.checkout;

import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.payments.TenderStatus;
import dev.unbuy.payments.TenderWrites;
import dev.unbuy.payments.gateway.GatewayNotice;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.TryAgain;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Hears from the gateway what became of a tender: of one that was under review or yet to be paid,
 * and also of one to which the gateway's own answer never came or has yet to come. Good news counts
 * then as that answer; bad news waits for it.
 */
@Component
class PaymentNotices implements Projection<GatewayNotice> {

  private final SettlePayment settlement;
  private final EndOfHold expiry;

  PaymentNotices(SettlePayment settlement, EndOfHold expiry) {
    this.settlement = settlement;
    this.expiry = expiry;
  }

  @Override
  public String name() {
    return "checkout.notices";
  }

  @Override
  public Class<GatewayNotice> event() {
    return GatewayNotice.class;
  }

  @Override
  public void apply(GatewayNotice notice, UnitOfWork work) {
    statusOf(notice).ifPresent(status -> settle(notice, status, work));
  }

  private void settle(GatewayNotice notice, TenderStatus status, UnitOfWork work) {
    work.ask(Tender.byId(notice.subject()))
        .first()
        .filter(tender -> tender.changeId() == null)
        .filter(tender -> tender.status() != status)
        .ifPresent(
            tender -> settlement.apply(work, tender.purchaseId(), heard(tender, notice, status)));
  }

  /** Nothing makes a tender that was good anything else; but what it holds can be lost. */
  private Write[] heard(Tender tender, GatewayNotice notice, TenderStatus status) {
    if (tender.status() == TenderStatus.REQUESTED && !status.isGood()) {
      throw new TryAgain("told before it was answered: " + notice.kind());
    }
    if (tender.status().isGood()) {
      String why = Objects.requireNonNullElse(notice.code(), "expired");
      return status == TenderStatus.DECLINED
          ? new Write[] {TenderShare.lost(tender.id(), why, notice.at())}
          : new Write[0];
    }
    Write told =
        TenderWrites.told(
            tender.id(),
            status,
            notice.reference(),
            notice.code(),
            notice.expiresAt(),
            notice.at());
    return notice.expiresAt() == null
        ? new Write[] {told}
        : new Write[] {told, expiry.watch(tender.id(), notice.expiresAt())};
  }

  private static Optional<TenderStatus> statusOf(GatewayNotice notice) {
    return switch (notice.kind()) {
      case AUTHORIZED -> Optional.of(TenderStatus.AUTHORIZED);
      case PAID -> Optional.of(TenderStatus.PAID);
      case DECLINED, EXPIRED -> Optional.of(TenderStatus.DECLINED);
      case REFUND_SUCCEEDED,
          REFUND_FAILED,
          CHARGEBACK_OPENED,
          CHARGEBACK_TAKEN,
          CHARGEBACK_RETURNED,
          CHARGEBACK_WON,
          CHARGEBACK_LOST ->
          Optional.empty();
    };
  }
}
