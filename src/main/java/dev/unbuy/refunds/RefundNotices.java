package dev.unbuy.refunds;

import dev.unbuy.payments.gateway.GatewayNotice;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Hears from the gateway that a refund has arrived, or failed after all. */
@Component
class RefundNotices implements Projection<GatewayNotice> {

  private final RefundProgress progress;

  RefundNotices(RefundProgress progress) {
    this.progress = progress;
  }

  @Override
  public String name() {
    return "refunds.notices";
  }

  @Override
  public Class<GatewayNotice> event() {
    return GatewayNotice.class;
  }

  @Override
  public void apply(GatewayNotice notice, UnitOfWork work) {
    switch (notice.kind()) {
      case REFUND_SUCCEEDED -> progress.succeeded(work, notice.subject(), notice.reference());
      case REFUND_FAILED ->
          progress.failedLater(
              work, notice.subject(), Objects.requireNonNullElse(notice.code(), "failed"));
      case AUTHORIZED,
          PAID,
          DECLINED,
          EXPIRED,
          CHARGEBACK_OPENED,
          CHARGEBACK_TAKEN,
          CHARGEBACK_RETURNED,
          CHARGEBACK_WON,
          CHARGEBACK_LOST -> {
        // about a payment: its own consumers hear of it
      }
    }
  }
}
