package dev.unbuy.refunds;

import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.policies.ArrivalDays;
import dev.unbuy.refunds.Refund.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The days on which to expect money that is sent back.
 *
 * @param from the first
 * @param to the last
 */
record ExpectedArrival(LocalDate from, LocalDate to) {

  private static final ArrivalDays AT_ONCE = new ArrivalDays(0, 0);

  /** The days for money that is sent now. */
  static ExpectedArrival of(Kind kind, PaymentMethod method, ArrivalTimes times, Instant now) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    ArrivalDays days = kind == Kind.REFUND ? times.of(method) : AT_ONCE;
    return new ExpectedArrival(
        WorkingDays.plus(today, days.from()), WorkingDays.plus(today, days.to()));
  }
}
