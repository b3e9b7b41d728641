package dev.unbuy.promises;

import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderChanged;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Projection;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which events add to a record. The shop's deadline is held first, so that parcels of one shop are
 * counted one after the other, and the adding up that it stands for sees them all.
 */
@Configuration(proxyBeanMethods = false)
class PromiseConsumers {

  private static final Set<OrderChange> TOLD =
      EnumSet.of(OrderChange.SHIPPED, OrderChange.DELIVERED, OrderChange.PARCEL_LOST);

  @Bean
  Projection<OrderChanged> promisesOfParcels(InstantSource clock) {
    return Projection.of(
        "promises.parcels",
        OrderChanged.class,
        event -> TOLD.contains(event.change()),
        (event, work) -> {
          work.plan(Deadlines.setUnlessSet(AddUpShop.KIND, event.shopId(), clock.instant()));
          work.plan(ParcelFacts.taken(event.subject()));
        });
  }
}
