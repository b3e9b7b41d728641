package dev.unbuy.cancellations;

import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps reason and fault in the sellers' lists as they are found anew or decided. */
@Configuration(proxyBeanMethods = false)
class SellerCancellationFaults {

  private static final String FAULT =
      """
      UPDATE cancellations.seller_cancellations s SET reason = c.reason, note = c.note,
        fault = c.fault, because = c.because, evidence = c.evidence
      FROM cancellations.cancellations c WHERE c.id = ? AND s.cancellation_id = c.id\
      """;

  @Bean
  Projection<FaultDecided> sellersListOfDecisions() {
    return Projection.of(
        "cancellations.seller-list-fault",
        FaultDecided.class,
        (event, work) -> take(work, event.subject()));
  }

  @Bean
  Projection<ReasonChanged> sellersListOfReasons() {
    return Projection.of(
        "cancellations.seller-list-reason",
        ReasonChanged.class,
        (event, work) -> take(work, event.subject()));
  }

  private static void take(UnitOfWork work, UUID cancellation) {
    work.plan(Write.any(FAULT, cancellation));
  }
}
