package dev.unbuy.policies;

import dev.unbuy.kernel.WithdrawalException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the law of a place gives to buyers there, as it is from a day on. A version never changes:
 * an order is judged for good by the one that held when it was placed.
 *
 * @param code EU, UK, US, BR, CN, or {@value #DEFAULT}
 * @param version counted from 1 for each code
 * @param effectiveFrom the first day, UTC
 * @param countries to which deliveries it holds, ISO 3166-1 alpha-2; none for the one that holds
 *     everywhere else
 * @param withdrawal the right to withdraw, or null where there is none
 * @param delay what holds when shipping slips, or null where nothing special does
 * @param refund until when money must be sent back, or null where no statute says so
 */
public record PolicyPack(
    String code,
    int version,
    LocalDate effectiveFrom,
    Set<String> countries,
    @Nullable WithdrawalRight withdrawal,
    @Nullable DelayRule delay,
    @Nullable RefundRule refund) {

  /** The pack of all places that have none of their own: the marketplace's policy alone. */
  public static final String DEFAULT = "default";

  /** Copies the countries. */
  public PolicyPack {
    countries = Set.copyOf(countries);
  }

  /** Whether it holds already. */
  boolean isInForceAt(Instant at) {
    return !at.isBefore(effectiveFrom.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** Whether goods of this exception are excluded from the right to withdraw here. */
  public boolean excepts(@Nullable WithdrawalException exception) {
    return exception != null && withdrawal != null && withdrawal.exceptions().contains(exception);
  }

  /** Who pays for sending goods back, where the seller's own term says whether it does. */
  public ReturnPayer returnPaidBy(boolean sellerPays) {
    if (sellerPays) {
      return ReturnPayer.SELLER;
    }
    return withdrawal == null ? ReturnPayer.BUYER : withdrawal.returnPaidBy();
  }
}
