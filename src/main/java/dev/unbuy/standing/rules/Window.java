package dev.unbuy.standing.rules;

import java.time.LocalDate;

/** Which of a seller's orders are looked at, by the UTC day on which they were placed. */
public enum Window {
  DAYS_30(30),
  DAYS_60(60),
  DAYS_90(90),
  /** Every order that there ever was. */
  ALL(1_000_000);

  private final int days;

  Window(int days) {
    this.days = days;
  }

  /** How many days, today among them. */
  public int days() {
    return days;
  }

  /** Whether an order of this day is looked at today. */
  public boolean holds(LocalDate day, LocalDate today) {
    return day.isAfter(today.minusDays(days));
  }
}
