package dev.unbuy.promises;

import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Promise;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.platform.Transactions;
import dev.unbuy.policies.Policies;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
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
  private final Policies policies;
  private final InstantSource clock;

  DeliveryEstimates(Transactions transactions, Policies policies, InstantSource clock) {
    this.transactions = transactions;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * An estimate for one shop; empty when it does not ship there.
   *
   * @param country ISO 3166-1 alpha-2, or empty for the shop's own
   */
  public Optional<Estimate> from(UUID shop, String country) {
    return transactions.read(
        work -> {
          var terms = work.ask(Offers.promises(Set.of(shop), country));
          var known = work.ask(PromiseRecords.of(Set.of(shop), country));
          PromiseRecord record =
              known.first().map(PromiseRecords.OfShop::record).orElse(PromiseRecord.NONE);
          return terms.first().map(promise -> of(promise, record));
        });
  }

  /** The days that it comes to, ordered today. */
  public Estimate of(Promise terms, PromiseRecord record) {
    ExpectedDays days =
        Promising.days(
            terms.handlingDays(),
            terms.transitMin(),
            terms.transitMax(),
            record,
            policies.current().promises());
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    return new Estimate(
        WorkingDays.plus(today, days.from()),
        WorkingDays.plus(today, days.to()),
        terms.shipping(),
        record.arrived(),
        record.onTime(),
        record.kept());
  }

  /**
   * The days between which it would arrive, and how far the shop is to be believed.
   *
   * @param shipping per order
   * @param arrived how many of the shop's parcels arrived or were lost in the window
   * @param onTime of these, by the last day that was promised
   * @param kept the share of these; empty where too few parcels say so
   */
  public record Estimate(
      LocalDate from, LocalDate to, Money shipping, int arrived, int onTime, OptionalDouble kept) {}
}
