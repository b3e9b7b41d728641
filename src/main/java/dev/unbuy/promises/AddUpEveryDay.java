package dev.unbuy.promises;

import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Moves the window on: all records are added up anew some time after each UTC midnight. */
@Component
class AddUpEveryDay implements DeadlineHandler, ApplicationRunner {

  private static final UUID ALL = new UUID(0, 0);
  private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(20);

  private final Transactions transactions;
  private final Promises promises;
  private final InstantSource clock;

  AddUpEveryDay(Transactions transactions, Promises promises, InstantSource clock) {
    this.transactions = transactions;
    this.promises = promises;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "promises.day";
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    promises.addUpAll(work);
    work.plan(Deadlines.set(kind(), ALL, next()));
  }

  /** Begins on the first start; later starts find it set. */
  @Override
  public void run(ApplicationArguments arguments) {
    transactions.execute(work -> work.plan(Deadlines.setOnce(kind(), ALL, next())));
  }

  private Instant next() {
    var today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    return today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(AFTER_MIDNIGHT);
  }
}
