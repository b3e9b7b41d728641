package dev.unbuy.standing;

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

/** Takes the root causes anew some time after each UTC midnight. */
@Component
class TakeCausesEveryDay implements DeadlineHandler, ApplicationRunner {

  private static final UUID ALL = new UUID(0, 0);
  private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(40);

  private final Transactions transactions;
  private final RootCauses causes;
  private final InstantSource clock;

  TakeCausesEveryDay(Transactions transactions, RootCauses causes, InstantSource clock) {
    this.transactions = transactions;
    this.causes = causes;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "standing.causes";
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    causes.take(work);
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
