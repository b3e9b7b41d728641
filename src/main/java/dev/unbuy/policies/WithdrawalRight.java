package dev.unbuy.policies;

import dev.unbuy.kernel.WithdrawalException;
import dev.unbuy.kernel.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A consumer's right to withdraw from a contract made at a distance, without a reason. It begins
 * with the contract and ends with the last hour of a day counted from the receipt of the last good;
 * the day of the receipt itself is not counted.
 *
 * @param days how many days after receipt it lasts
 * @param endsOnWorkingDay whether a period that would end on a Saturday, a Sunday or a public
 *     holiday ends with the next working day (Regulation 1182/71, article 3)
 * @param zone where the day of this place ends latest, so that nobody loses an hour
 * @param untoldMonths by how many months it is prolonged while the buyer was not told of it; zero
 *     where it is not
 * @param sendBackDays how many days after withdrawing the goods have to be on their way back
 * @param returnPaidBy who pays for that, unless the seller's own terms are kinder
 * @param functionRequired whether a function to withdraw has to be there for the whole period
 * @param exceptions for which goods it may be excluded, where that was shown before buying
 * @param source where it is written
 */
public record WithdrawalRight(
    int days,
    boolean endsOnWorkingDay,
    String zone,
    int untoldMonths,
    int sendBackDays,
    ReturnPayer returnPaidBy,
    boolean functionRequired,
    Set<WithdrawalException> exceptions,
    String source) {

  /** Copies the exceptions. */
  public WithdrawalRight {
    exceptions = Set.copyOf(exceptions);
  }

  /**
   * When it ends: the first instant at which it is over.
   *
   * @param receivedAt when the last good was received, or null while it was not
   * @param toldAt when the buyer was told of the right, or null while that has not happened
   * @param country where the goods were delivered: its public holidays are no working days
   * @return {@link Instant#MAX} while nothing was received
   */
  public Instant openUntil(@Nullable Instant receivedAt, @Nullable Instant toldAt, String country) {
    if (receivedAt == null) {
      return Instant.MAX;
    }
    LocalDate usual = dayOf(receivedAt).plusDays(days);
    if (toldAt != null && !toldAt.isAfter(receivedAt)) {
      return endOf(usual, country);
    }
    LocalDate prolonged = usual.plusMonths(untoldMonths);
    LocalDate told = toldAt == null ? prolonged : dayOf(toldAt).plusDays(days);
    return endOf(told.isBefore(prolonged) && !told.isBefore(usual) ? told : prolonged, country);
  }

  /** Until when goods have to be on their way back. */
  public Instant sendBackBy(Instant withdrawnAt, String country) {
    return endOf(dayOf(withdrawnAt).plusDays(sendBackDays), country);
  }

  private LocalDate dayOf(Instant at) {
    return at.atZone(ZoneId.of(zone)).toLocalDate();
  }

  private Instant endOf(LocalDate last, String country) {
    LocalDate day = endsOnWorkingDay ? WorkingDays.plus(last, 0, Holidays.in(country)) : last;
    return day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
  }
}
