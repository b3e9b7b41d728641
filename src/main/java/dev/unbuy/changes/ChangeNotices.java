package dev.unbuy.changes;

import dev.unbuy.checkout.Authorizations;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderStatus;
import dev.unbuy.payments.TenderWrites;
import dev.unbuy.payments.gateway.GatewayNotice;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.TryAgain;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Hears from the gateway what became of a tender that a change waits for. Once it pays the order,
 * checkout hears of it instead.
 */
@Component
class ChangeNotices implements Projection<GatewayNotice> {

  private final PayForChange payment;
  private final Authorizations authorizations;

  ChangeNotices(PayForChange payment, Authorizations authorizations) {
    this.payment = payment;
    this.authorizations = authorizations;
  }

  @Override
  public String name() {
    return "changes.notices";
  }

  @Override
  public Class<GatewayNotice> event() {
    return GatewayNotice.class;
  }

  @Override
  public void apply(GatewayNotice notice, UnitOfWork work) {
    statusOf(notice)
        .ifPresent(
            status -> {
              authorizations.prepare(work);
              work.ask(Tender.byId(notice.subject()))
                  .first()
                  .ifPresent(tender -> heard(work, tender, notice, status));
            });
  }

  private void heard(UnitOfWork work, Tender tender, GatewayNotice notice, TenderStatus status) {
    UUID change = tender.changeId();
    if (change != null) {
      if (tender.status() == TenderStatus.REQUESTED && !status.isGood()) {
        throw new TryAgain("told before it was answered: " + notice.kind());
      }
      payment.heard(work, change, tender.purchaseId(), written(tender, notice, status));
    }
  }

  /** A hold that has ended is as good as none. */
  private List<Write> written(Tender tender, GatewayNotice notice, TenderStatus status) {
    Write told =
        tender.status().isGood() && status == TenderStatus.DECLINED
            ? TenderWrites.ended(tender.id(), notice.code())
            : TenderWrites.told(
                tender.id(),
                status,
                notice.reference(),
                notice.code(),
                notice.expiresAt(),
                notice.at());
    return Stream.concat(
            Stream.of(told),
            Optional.ofNullable(notice.expiresAt())
                .map(at -> authorizations.watch(tender.id(), at))
                .stream())
        .toList();
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
