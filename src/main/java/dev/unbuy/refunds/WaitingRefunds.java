package dev.unbuy.refunds;

import dev.unbuy.payments.MoneyCaptured;
import dev.unbuy.payments.PaymentLost;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings refunds on that waited until their money was taken, or known never to be. */
@Configuration(proxyBeanMethods = false)
class WaitingRefunds {

  private static final String WAITING =
      """
      SELECT DISTINCT refund_id, order_id, buyer_id FROM refunds.refund_parts
      WHERE order_id = ? AND status = 'REQUESTED'\
      """;

  private final Outbox outbox;
  private final InstantSource clock;

  WaitingRefunds(Outbox outbox, InstantSource clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  @Bean
  Projection<MoneyCaptured> refundsAfterCapture() {
    return Projection.of(
        "refunds.captured", MoneyCaptured.class, (event, work) -> bringOn(work, event.subject()));
  }

  @Bean
  Projection<PaymentLost> refundsAfterLoss() {
    return Projection.of(
        "refunds.payment-lost", PaymentLost.class, (event, work) -> bringOn(work, event.orderId()));
  }

  private void bringOn(UnitOfWork work, UUID orderId) {
    work.ask(
            Query.of(
                WAITING,
                row ->
                    new RefundRequested(
                        clock.instant(),
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class)),
                orderId))
        .rows()
        .forEach(waiting -> outbox.publish(work, waiting));
  }
}
