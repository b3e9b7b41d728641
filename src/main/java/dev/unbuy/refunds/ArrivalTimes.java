package dev.unbuy.refunds;

import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.policies.ArrivalDays;

/** When money that is sent back is promised to arrive, by method. */
@FunctionalInterface
public interface ArrivalTimes {

  /** The working days after it was sent. */
  ArrivalDays of(PaymentMethod method);
}
