package dev.unbuy.checkout;

import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Promise;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.platform.Transactions;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * When something ordered now would arrive, and what its shipping costs: the days by which checkout
 * promises.
 */
@Component
public class DeliveryEstimates {

  private final Transactions transactions;
  private final InstantSource clock;

  DeliveryEstimates(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Estimates for deliveries from these shops; none from one that does not ship there.
   *
   * @param country ISO 3166-1 alpha-2, or empty for each shop's own
   */
  public Map<UUID, Estimate> from(Collection<UUID> shops, String country) {
    if (shops.isEmpty()) {
      return Map.of();
    }
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    return transactions
        .read(work -> work.ask(Offers.promises(Set.copyOf(shops), country)).rows())
        .stream()
        .map(promise -> estimate(promise, today))
        .collect(Collectors.toMap(Estimate::shopId, Function.identity()));
  }

  /** An estimate for one shop; empty when it does not ship there. */
  public Optional<Estimate> from(UUID shop, String country) {
    return Optional.ofNullable(from(Set.of(shop), country).get(shop));
  }

  private static Estimate estimate(Promise promise, LocalDate today) {
    LocalDate ships = WorkingDays.plus(today, promise.handlingDays());
    return new Estimate(
        promise.shopId(),
        WorkingDays.plus(ships, promise.transitMin()),
        WorkingDays.plus(ships, promise.transitMax()),
        promise.shipping());
  }

  /**
   * The days between which it would arrive.
   *
   * @param shipping per order
   */
  public record Estimate(UUID shopId, LocalDate from, LocalDate to, Money shipping) {}
}
