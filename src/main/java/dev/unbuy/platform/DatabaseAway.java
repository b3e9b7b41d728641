package dev.unbuy.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells whether something failed because the database cannot be reached: it restarts, it is down,
 * or every connection to it is taken. That passes, and the same request can be sent again.
 */
public final class DatabaseAway {

  /** It shuts down, has crashed, is starting up, or takes no more connections (PostgreSQL). */
  private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");

  /** Connection exception (SQL standard). */
  private static final String CONNECTION = "08";

  private static final int DEEPEST = 20;

  private DatabaseAway() {}

  /** Whether that is what is behind a failure. */
  public static boolean isBehind(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(
            failure, one -> one != null, one -> one == null ? null : behind(one))
        .limit(DEEPEST)
        .anyMatch(one -> one instanceof SQLException sql && says(sql));
  }

  /** What failed first: a transaction that cannot even be rolled back hides it. */
  private static @Nullable Throwable behind(Throwable failure) {
    return failure instanceof TransactionSystemException rollback
            && rollback.getApplicationException() != null
        ? rollback.getApplicationException()
        : failure.getCause();
  }

  /** Whether a statement failed so. */
  static boolean says(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLTransientConnectionException
        || (state != null && (state.startsWith(CONNECTION) || STATES.contains(state)));
  }
}
