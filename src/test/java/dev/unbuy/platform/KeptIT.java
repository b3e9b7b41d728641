package dev.unbuy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.UnbuyTest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is remembered on a node for a short time. */
@UnbuyTest
class KeptIT {

  @Autowired private Transactions transactions;
  @Autowired private InstantSource clock;

  private final AtomicInteger truth = new AtomicInteger(1);
  private final AtomicInteger asked = new AtomicInteger();
  private Kept<Integer> kept;

  @BeforeEach
  void keepForAnHour() {
    kept =
        new Kept<>(
            transactions,
            clock,
            Duration.ofHours(1),
            (work, now, arrived) -> {
              asked.incrementAndGet();
              return work.ask(
                  Query.of("SELECT ?::int", row -> row.getInt(1), truth.get()),
                  rows -> arrived.accept(new Kept.Read<>(rows.getFirst(), null)));
            });
  }

  @Test
  void itIsAskedOnceUntilItIsForgotten() {
    assertThat(kept.get()).isEqualTo(1);
    truth.set(2);
    assertThat(kept.get()).isEqualTo(1);
    assertThat(asked).hasValue(1);

    kept.forget();

    assertThat(kept.get()).isEqualTo(2);
  }

  @Test
  void whatWasAskedBeforeAChangeAndArrivesAfterItIsNotRemembered() {
    transactions.read(
        work -> {
          kept.ask(work);
          truth.set(2);
          kept.forget();
          return work.ask(Query.of("SELECT 1", row -> row.getInt(1))).rows();
        });

    assertThat(kept.get()).isEqualTo(2);
  }

  @Test
  void aChangeThatIsRolledBackForgetsNothing() {
    assertThat(kept.get()).isEqualTo(1);
    try {
      transactions.execute(
          _ -> {
            kept.forget();
            throw new IllegalStateException("rolled back");
          });
    } catch (IllegalStateException rolledBack) {
      truth.set(2);
    }

    assertThat(kept.get()).isEqualTo(1);
  }
}
