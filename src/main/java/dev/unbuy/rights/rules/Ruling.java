package dev.unbuy.rights.rules;

/** Whether a consumer may withdraw now, and if not, why not. */
public enum Ruling {
  /** The right is there and its period runs. */
  MAY_WITHDRAW,
  /** The law of the place where the order goes gives no such right. */
  NO_RIGHT_TO_WITHDRAW,
  /** An exception was shown before buying, for everything that is left. */
  WITHDRAWAL_EXCEPTED,
  /** The period is over. */
  WITHDRAWAL_PERIOD_OVER,
  /** Everything has been canceled, withdrawn from or returned. */
  NOTHING_LEFT_TO_WITHDRAW
}
