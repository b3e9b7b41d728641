package dev.unbuy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.unbuy.testing.UnbuyTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A connection that is lost in the middle of a transaction, as a restart of the database does. */
@UnbuyTest
class LostConnectionIT {

  private static final String KIND = "lost-connection-test";
  private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");
  private static final int TRIES = 4;

  @Autowired private Transactions transactions;
  @Autowired private DataSource connections;

  @Test
  void theWorkIsDoneOnAnotherConnectionAndOnce() {
    UUID subject = UUID.randomUUID();
    AtomicInteger tries = new AtomicInteger();

    transactions.execute(work -> write(work, subject, tries.incrementAndGet() < TRIES));

    assertThat(tries).hasValue(TRIES);
    assertThat(written(subject)).isEqualTo(1);
    transactions.execute(work -> work.plan(Deadlines.clear(subject, KIND)));
  }

  @Test
  void lostAtEveryTryNothingIsDoneAndItIsKnownThatTheDatabaseIsAway() {
    UUID subject = UUID.randomUUID();
    AtomicInteger tries = new AtomicInteger();

    Throwable failure =
        catchThrowable(
            () ->
                transactions.execute(
                    work -> {
                      tries.incrementAndGet();
                      write(work, subject, true);
                    }));

    assertThat(tries).hasValue(TRIES);
    assertThat(DatabaseAway.isBehind(failure)).as("%s", failure).isTrue();
    assertThat(written(subject)).isZero();
  }

  @Test
  void whatTheDatabaseRefusesIsNoOutage() {
    Throwable failure =
        catchThrowable(() -> transactions.execute(work -> work.plan(Write.any("SELECT 1 / 0"))));

    assertThat(failure).isNotNull();
    assertThat(DatabaseAway.isBehind(failure)).isFalse();
  }

  private void write(UnitOfWork work, UUID subject, boolean lose) {
    work.plan(Deadlines.set(KIND, subject, FAR));
    int backend =
        work.ask(Query.of("SELECT pg_backend_pid()", row -> row.getInt(1))).first().orElseThrow();
    if (lose) {
      end(backend);
    }
    var again = work.ask(Query.of("SELECT pg_backend_pid()", row -> row.getInt(1)));
    assertThat(again.first()).isPresent();
  }

  private void end(int backend) {
    try (Connection other = connections.getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT pg_terminate_backend(%d, 5000)".formatted(backend));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private long written(UUID subject) {
    return transactions.<Long>read(
        work ->
            work.ask(
                    Query.of(
                        "SELECT count(*) FROM platform.deadlines WHERE subject = ?",
                        row -> row.getLong(1),
                        subject))
                .first()
                .orElseThrow());
  }
}
