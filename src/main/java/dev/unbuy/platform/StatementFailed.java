package dev.unbuy.platform;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;

/** The database refused a statement. */
public final class StatementFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Serialization failure, deadlock, unique violation, check violation: facts have moved. */
  private static final Set<String> WORTH_ANOTHER_TRY = Set.of("40001", "40P01", "23505", "23514");

  private final SQLException failure;

  StatementFailed(SQLException failure) {
    super(failure.getMessage(), failure);
    this.failure = failure;
  }

  /**
   * Whether the same work may succeed on fresh facts, or on a fresh connection: a statement that
   * failed with its connection was never committed.
   */
  boolean worthAnotherTry() {
    return WORTH_ANOTHER_TRY.contains(state()) || DatabaseAway.says(failure);
  }

  /** The SQLSTATE, or the empty string. */
  public String state() {
    return Objects.requireNonNullElse(failure.getSQLState(), "");
  }
}
