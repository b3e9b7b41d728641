package dev.unbuy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.UnbuyTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What one round trip of a read asks is answered as of one instant. */
@UnbuyTest
class SnapshotIT {

  private static final String KIND = "snapshot-test";
  private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");
  private static final Query.RowReader<Long> COUNT = row -> row.getLong(1);
  private static final String PAUSING =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE state = 'active' AND query LIKE '%pg_sleep(0.5)%' AND pid <> pg_backend_pid()\
      """;

  @Autowired private Transactions transactions;

  @Test
  void whatIsCommittedBetweenTwoQuestionsIsSeenByNeither() {
    var later = CompletableFuture.runAsync(this::writeDuringThePause);

    List<Long> counted =
        transactions.read(
            work -> {
              var first = work.ask(count());
              var pause = work.ask(pause());
              var second = work.ask(count());
              assertThat(pause.rows()).hasSize(1);
              return List.of(one(first), one(second));
            });

    later.join();
    assertThat(counted.get(0)).isEqualTo(counted.get(1));
    assertThat(transactions.<Long>read(work -> one(work.ask(count()))))
        .isEqualTo(counted.get(0) + 1);
    transactions.execute(
        work -> work.plan(Write.any("DELETE FROM platform.deadlines WHERE kind = ?", KIND)));
  }

  @Test
  void aQuestionThatFailsLeavesTheConnectionUsable() {
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(
              () ->
                  transactions.read(
                      work -> {
                        var fine = work.ask(count());
                        work.ask(Query.of("SELECT 1 / 0", COUNT));
                        return fine.rows();
                      }))
          .isInstanceOf(StatementFailed.class);
    }

    assertThat(transactions.<Long>read(work -> one(work.ask(count())))).isNotNegative();
  }

  private void writeDuringThePause() {
    Eventually.holds(
        () -> transactions.<Long>read(work -> one(work.ask(Query.of(PAUSING, COUNT)))) == 1);
    transactions.execute(work -> work.plan(Deadlines.set(KIND, UUID.randomUUID(), FAR)));
  }

  private static long one(Answer<Long> answer) {
    return answer.first().orElseThrow();
  }

  private static Query<Long> count() {
    return Query.of("SELECT count(*) FROM platform.deadlines WHERE kind = ?", COUNT, KIND);
  }

  private static Query<Boolean> pause() {
    return Query.of("SELECT pg_sleep(0.5) IS NOT NULL", row -> row.getBoolean(1));
  }
}
