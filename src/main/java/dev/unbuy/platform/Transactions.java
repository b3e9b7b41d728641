package dev.unbuy.platform;

import java.sql.Connection;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs units of work: READ COMMITTED, everything or nothing, again on fresh facts when they moved.
 *
 * <p>A run inside a run joins it: its statements leave with the outer one's. {@code JdbcClient}
 * takes part in the same transaction, each statement at the price of a round trip; planned writes
 * are not sent before its own.
 */
@Component
public class Transactions {

  private static final int TRIES = 4;

  private final DataSource dataSource;
  private final TransactionTemplate template;

  /** Runs on this database. */
  public Transactions(DataSource dataSource, PlatformTransactionManager manager) {
    this.dataSource = dataSource;
    this.template = new TransactionTemplate(manager);
  }

  /**
   * Runs the work, sends what it planned, and commits.
   *
   * @throws Stale when the facts moved at every try
   */
  public <T extends @Nullable Object> T run(Function<UnitOfWork, T> work) {
    UnitOfWork current = current();
    return current != null ? work.apply(current) : runWithRetries(work);
  }

  /**
   * Runs work that only asks, without the round trip of a commit. All that one round trip asks is
   * answered as of the same instant, that of its first statement. Inside a run it joins that one.
   */
  public <T extends @Nullable Object> T read(Function<UnitOfWork, T> work) {
    UnitOfWork current = current();
    return current != null ? work.apply(current) : readWithRetries(work);
  }

  /** Runs work that answers nothing. */
  public void execute(Consumer<UnitOfWork> work) {
    Transactions.<@Nullable Void>ignore(
        run(
            unit -> {
              work.accept(unit);
              return null;
            }));
  }

  /** Has something done after the commit of the present transaction, or now when there is none. */
  public void afterCommit(Runnable action) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      action.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            action.run();
          }
        });
  }

  /** Reads once more where the connection was one to a database that has been restarted. */
  private <T extends @Nullable Object> T readWithRetries(Function<UnitOfWork, T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return runOnce(work, true);
      } catch (StatementFailed failure) {
        if (tries == TRIES || !DatabaseAway.isBehind(failure)) {
          throw failure;
        }
      }
    }
  }

  private <T extends @Nullable Object> T runWithRetries(Function<UnitOfWork, T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return template.execute(status -> runOnce(work, false));
      } catch (Stale stale) {
        if (tries == TRIES) {
          throw stale;
        }
      } catch (StatementFailed failure) {
        if (tries == TRIES || !failure.worthAnotherTry()) {
          throw failure;
        }
      } catch (TransactionSystemException lost) {
        if (tries == TRIES || !failedBeforeTheCommit(lost)) {
          throw lost;
        }
      }
    }
  }

  /** Whether a statement failed with its connection, so that not even a rollback was possible. */
  private static boolean failedBeforeTheCommit(TransactionSystemException lost) {
    return lost.getApplicationException() instanceof StatementFailed failure
        && failure.worthAnotherTry();
  }

  private <T extends @Nullable Object> T runOnce(Function<UnitOfWork, T> work, boolean reading) {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    UnitOfWork unit = new UnitOfWork(connection, reading);
    TransactionSynchronizationManager.bindResource(this, unit);
    try {
      T result = work.apply(unit);
      unit.send();
      return result;
    } finally {
      TransactionSynchronizationManager.unbindResource(this);
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private @Nullable UnitOfWork current() {
    return (UnitOfWork) TransactionSynchronizationManager.getResource(this);
  }

  private static <T extends @Nullable Object> void ignore(T unused) {}
}
