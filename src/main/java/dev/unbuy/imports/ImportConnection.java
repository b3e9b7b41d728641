package dev.unbuy.imports;

import dev.unbuy.imports.copy.CopyFailed;
import dev.unbuy.imports.copy.CopySession;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The one connection of an import, because what is being read waits in temporary tables of its
 * session. It holds a lock, so that two imports never write the same things.
 */
public final class ImportConnection implements AutoCloseable {

  /** Of the advisory lock; an arbitrary number that nothing else here uses. */
  static final long LOCK = 5_526_300_001L;

  private final Connection connection;

  /**
   * Takes a connection and the lock.
   *
   * @throws ImportFailed when another import is running
   */
  ImportConnection(DataSource dataSource) {
    try {
      this.connection = dataSource.getConnection();
      connection.setAutoCommit(false);
    } catch (SQLException failure) {
      throw new CopyFailed(failure);
    }
    boolean alone =
        inOneStep(
            copy ->
                copy.ask("SELECT pg_try_advisory_lock(?)", row -> row.getBoolean(1), LOCK)
                    .getFirst());
    if (!alone) {
      close();
      throw new ImportFailed("running");
    }
  }

  /** Runs a step, sends what it gathered, and commits it; a step that throws leaves nothing. */
  public <T> T inOneStep(Function<CopySession, T> step) {
    try {
      CopySession copy = new CopySession(connection);
      T result = step.apply(copy);
      copy.send();
      connection.commit();
      return result;
    } catch (SQLException failure) {
      throw new CopyFailed(failure);
    }
  }

  @Override
  public void close() {
    try (connection) {
      connection.rollback();
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT pg_advisory_unlock_all()");
        statement.execute("DISCARD TEMP");
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException failure) {
      throw new CopyFailed(failure);
    }
  }
}
