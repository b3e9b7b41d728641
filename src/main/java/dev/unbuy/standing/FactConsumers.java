package dev.unbuy.standing;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.CancellationDecided;
import dev.unbuy.cancellations.FaultDecided;
import dev.unbuy.cancellations.ReasonChanged;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderChanged;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.returns.DisputeChanged;
import dev.unbuy.returns.DisputeStatus;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which events may change the facts of an order. The shop's deadline is held first, so that facts
 * of one shop are taken one after the other, and the scoring that it stands for sees them all.
 */
@Configuration(proxyBeanMethods = false)
class FactConsumers {

  private final InstantSource clock;

  FactConsumers(InstantSource clock) {
    this.clock = clock;
  }

  @Bean
  Projection<OrderChanged> standingOfOrders() {
    return Projection.of(
        "standing.orders",
        OrderChanged.class,
        event -> event.change() == OrderChange.PAID || event.change() == OrderChange.SHIPPED,
        (event, work) -> take(work, event.shopId(), event.subject()));
  }

  @Bean
  Projection<CancellationDecided> standingOfCancellations() {
    return Projection.of(
        "standing.cancellations",
        CancellationDecided.class,
        (event, work) -> {
          if (event.status() == CancellationStatus.SETTLED) {
            takeFault(work, event.shopId(), event.orderId(), event.subject());
          } else if (event.status() == CancellationStatus.UNDONE) {
            take(work, event.shopId(), event.orderId());
            work.plan(CancellationFacts.forgotten(event.subject()));
          }
        });
  }

  @Bean
  Projection<FaultDecided> standingOfDecidedFaults() {
    return Projection.of(
        "standing.fault-decided",
        FaultDecided.class,
        (event, work) -> takeFault(work, event.shopId(), event.orderId(), event.subject()));
  }

  @Bean
  Projection<ReasonChanged> standingOfChangedReasons() {
    return Projection.of(
        "standing.reason-changed",
        ReasonChanged.class,
        (event, work) -> takeFault(work, event.shopId(), event.orderId(), event.subject()));
  }

  @Bean
  Projection<OrderRated> standingOfRatings() {
    return Projection.of(
        "standing.ratings",
        OrderRated.class,
        (event, work) -> take(work, event.shopId(), event.subject()));
  }

  private void takeFault(UnitOfWork work, UUID shopId, UUID orderId, UUID cancellation) {
    take(work, shopId, orderId);
    work.plan(CancellationFacts.taken(cancellation));
  }

  @Bean
  Projection<DisputeChanged> standingOfDisputes() {
    return Projection.of(
        "standing.disputes",
        DisputeChanged.class,
        event -> event.status() == DisputeStatus.CLOSED,
        (event, work) -> take(work, event.shopId(), event.orderId()));
  }

  private void take(UnitOfWork work, UUID shopId, UUID orderId) {
    work.plan(Deadlines.setUnlessSet(ScoreShop.KIND, shopId, clock.instant()));
    work.plan(OrderFacts.taken(orderId));
  }
}
