package dev.unbuy.conversations;

import dev.unbuy.platform.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How support does, for those who run the marketplace. */
@Component
public class SupportReport {

  /** The longest time back. */
  public static final int MOST_DAYS = 366;

  private final Transactions transactions;
  private final InstantSource clock;
  private final Duration answersWithin;

  SupportReport(
      Transactions transactions,
      InstantSource clock,
      @Value("${unbuy.support.answers-within:12h}") Duration answersWithin) {
    this.transactions = transactions;
    this.clock = clock;
    this.answersWithin = answersWithin;
  }

  /** Of what was asked in the last days; as many as make sense. */
  public SupportFigures ofDays(int days) {
    Instant now = clock.instant();
    Duration back = Duration.ofDays(Math.clamp(days, 1, MOST_DAYS));
    return SupportFigures.since(transactions, now.minus(back), now, answersWithin);
  }
}
