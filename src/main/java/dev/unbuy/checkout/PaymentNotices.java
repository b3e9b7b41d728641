package dev.unbuy.checkout;

import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderStatus;
import dev.unbuy.payments.TenderWrites;
import dev.unbuy.payments.gateway.GatewayNotice;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hears from the gateway what became of a tender that was under review or yet to be paid. */
@Component
class PaymentNotices implements Projection<GatewayNotice> {

  private final SettlePayment settlement;

  PaymentNotices(SettlePayment settlement) {
    this.settlement = settlement;
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
        .filter(tender -> !tender.status().isGood() && tender.status() != TenderStatus.REQUESTED)
        .filter(tender -> tender.status() != status)
        .ifPresent(
            tender -> {
              work.plan(TenderWrites.told(tender.id(), status, notice.code(), notice.at()));
              settlement.apply(work, tender.purchaseId());
            });
  }

  private static Optional<TenderStatus> statusOf(GatewayNotice notice) {
    return switch (notice.kind()) {
      case AUTHORIZED -> Optional.of(TenderStatus.AUTHORIZED);
      case PAID -> Optional.of(TenderStatus.PAID);
      case DECLINED, EXPIRED -> Optional.of(TenderStatus.DECLINED);
      case REFUND_SUCCEEDED, REFUND_FAILED -> Optional.empty();
    };
  }
}
