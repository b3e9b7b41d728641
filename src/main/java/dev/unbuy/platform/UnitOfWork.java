package dev.unbuy.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One transaction's statements, gathered into as few round trips as possible.
 *
 * <p>Statements wait until an answer is looked at or the transaction ends; then all that wait go to
 * the server as one, in the order in which they were given, so that a read sees the writes planned
 * before it. PostgreSQL's driver sends a text of several statements in one message; each is
 * prepared on the server by itself. Those of one round trip of a read see one snapshot, so that an
 * order is never shown with lines from before a cancellation and payments from after it.
 */
public final class UnitOfWork {

  private static final String ONE_SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;\n";

  private final Connection connection;
  private final boolean reading;
  private final List<Step<?>> waiting = new ArrayList<>();

  /**
   * A unit of work on a connection.
   *
   * @param reading whether it may only ask
   */
  UnitOfWork(Connection connection, boolean reading) {
    this.connection = connection;
    this.reading = reading;
  }

  /** Asks; nothing is sent before an answer is looked at. */
  public <T> Answer<T> ask(Query<T> query) {
    return ask(query, rows -> {});
  }

  /** Asks, and has the rows looked at as soon as they arrive, before any other answer is used. */
  public <T> Answer<T> ask(Query<T> query, Consumer<List<T>> onArrival) {
    Answer<T> answer = new Answer<>(this);
    waiting.add(new Read<>(query, answer, onArrival));
    return answer;
  }

  /**
   * Plans a write; it leaves with the next round trip.
   *
   * @throws IllegalStateException within {@link Transactions#read}
   */
  public void plan(Write write) {
    if (reading) {
      throw new IllegalStateException("planned within a read: " + write.sql());
    }
    waiting.add(new Change(write));
  }

  /** Plans several writes. */
  public void plan(Iterable<Write> writes) {
    writes.forEach(this::plan);
  }

  /** Sends what waits, in one round trip; nothing when nothing waits. */
  void send() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Step<?>> steps = List.copyOf(waiting);
    waiting.clear();
    boolean together = reading && steps.size() > 1;
    String text = steps.stream().map(Step::sql).collect(Collectors.joining(";\n"));
    try (PreparedStatement statement =
        connection.prepareStatement(together ? ONE_SNAPSHOT + text + ";\nCOMMIT" : text)) {
      int index = 1;
      for (Step<?> step : steps) {
        for (Object parameter : step.parameters()) {
          Parameters.bind(connection, statement, index++, parameter);
        }
      }
      boolean rows = statement.execute();
      collect(statement, steps, together ? statement.getMoreResults() : rows);
    } catch (SQLException failure) {
      if (together) {
        giveUpSnapshot(failure);
      }
      throw new StatementFailed(failure);
    }
    steps.forEach(Step::finish);
  }

  /** A failed statement leaves the connection within the transaction of its snapshot. */
  private void giveUpSnapshot(SQLException failure) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException lost) {
      failure.addSuppressed(lost);
    }
  }

  private static void collect(PreparedStatement statement, List<Step<?>> steps, boolean first)
      throws SQLException {
    boolean rows = first;
    for (int i = 0; i < steps.size(); i++) {
      if (i > 0) {
        rows = statement.getMoreResults();
      }
      if (rows) {
        try (ResultSet results = statement.getResultSet()) {
          steps.get(i).arrive(results);
        }
      } else {
        steps.get(i).count(statement.getUpdateCount());
      }
    }
  }

  private sealed interface Step<T> {
    String sql();

    List<? extends @Nullable Object> parameters();

    void arrive(ResultSet results) throws SQLException;

    void count(int rows);

    void finish();
  }

  private static final class Read<T> implements Step<T> {
    private final Query<T> query;
    private final Answer<T> answer;
    private final Consumer<List<T>> onArrival;
    private final List<T> rows = new ArrayList<>();

    Read(Query<T> query, Answer<T> answer, Consumer<List<T>> onArrival) {
      this.query = query;
      this.answer = answer;
      this.onArrival = onArrival;
    }

    @Override
    public String sql() {
      return query.sql();
    }

    @Override
    public List<Object> parameters() {
      return query.parameters();
    }

    @Override
    public void arrive(ResultSet results) throws SQLException {
      while (results.next()) {
        rows.add(query.mapper().read(results));
      }
    }

    @Override
    public void count(int rows) {
      throw new IllegalStateException("asked, but it returns no rows: " + sql());
    }

    @Override
    public void finish() {
      answer.arrive(rows);
      onArrival.accept(rows);
    }
  }

  private record Change(Write write) implements Step<Void> {

    @Override
    public String sql() {
      return write.sql();
    }

    @Override
    public List<@Nullable Object> parameters() {
      return write.parameters();
    }

    @Override
    public void arrive(ResultSet results) {
      throw new IllegalStateException("planned as a write, but it returns rows: " + sql());
    }

    @Override
    public void count(int rows) {
      if (write.expected() != Write.ANY && write.expected() != rows) {
        throw new Stale(sql(), write.expected(), rows);
      }
    }

    @Override
    public void finish() {
      // a write has nothing to hand over
    }
  }
}
