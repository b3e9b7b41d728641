package dev.unbuy.checkout;

import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Promise;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.platform.Transactions;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
   * An estimate for one shop; empty when it does not ship there.
   *
   * @param country ISO 3166-1 alpha-2, or empty for the shop's own
   */
  public Optional<Estimate> from(UUID shop, String country) {
    return transactions
        .read(work -> work.ask(Offers.promises(Set.of(shop), country)).first())
        .map(this::of);
  }

  /** The days that a promise comes to, ordered today. */
  public Estimate of(Promise promise) {
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate ships = WorkingDays.plus(today, promise.handlingDays());
    return new Estimate(
        WorkingDays.plus(ships, promise.transitMin()),
        WorkingDays.plus(ships, promise.transitMax()),
        promise.shipping());
  }

  /**
   * The days between which it would arrive.
   *
   * @param shipping per order
   */
  public record Estimate(LocalDate from, LocalDate to, Money shipping) {}
}
