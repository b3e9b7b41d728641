package dev.unbuy.standing;

import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Moves the windows on to another day after each UTC midnight: the scores of all are taken anew.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ScoreEveryDay implements DeadlineHandler, ApplicationRunner {

  private static final UUID ALL = new UUID(0, 0);

  private final Transactions transactions;
  private final Scoring scoring;

  ScoreEveryDay(Transactions transactions, Scoring scoring) {
    this.transactions = transactions;
    this.scoring = scoring;
  }

  @Override
  public String kind() {
    return "standing.day";
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    scoring.scoreAll(work, true);
    work.plan(Deadlines.set(kind(), ALL, nextMidnight()));
  }

  /** Begins on the first start; later starts find it set. */
  @Override
  public void run(ApplicationArguments arguments) {
    transactions.execute(
        work -> {
          if (work.ask(KeptMeans.last()).first().isEmpty()) {
            scoring.scoreAll(work, false);
          }
          work.plan(Deadlines.setUnlessSet(kind(), ALL, nextMidnight()));
        });
  }

  private Instant nextMidnight() {
    return scoring.today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
