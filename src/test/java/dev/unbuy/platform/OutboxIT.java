package dev.unbuy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.platform.NotedEvents.Noted;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.UnbuyTest;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every effect follows its commit: none for what was rolled back, none missing, none twice. */
@UnbuyTest
class OutboxIT {

  @Autowired private Transactions transactions;
  @Autowired private Outbox outbox;
  @Autowired private NotedEvents.World world;
  @Autowired private JdbcClient database;

  @Test
  void bothKindsOfConsumersHearOfACommittedFactOnce() {
    UUID subject = publish(0);

    Eventually.holds(() -> onShelf(subject) == 1 && world.asked(subject) == 1);
    Eventually.holds(() -> deliveries(subject) == 0);
    assertThat(onShelf(subject)).isEqualTo(1);
    assertThat(world.asked(subject)).isEqualTo(1);
  }

  @Test
  void nobodyHearsOfWhatWasRolledBack() {
    UUID subject = UUID.randomUUID();

    assertThatThrownBy(
            () ->
                transactions.execute(
                    work -> {
                      outbox.publish(work, new Noted(Instant.now(), subject, 0));
                      throw new IllegalStateException("after all, no");
                    }))
        .hasMessage("after all, no");
    UUID later = publish(0);

    Eventually.holds(() -> world.asked(later) == 1);
    assertThat(world.asked(subject)).isZero();
    assertThat(onShelf(subject)).isZero();
  }

  @Test
  void whatFailsIsRepeatedAndStillAppliedOnce() {
    UUID subject = publish(2);

    Eventually.holds(() -> deliveries(subject) == 0);
    assertThat(onShelf(subject)).isEqualTo(1);
    assertThat(world.asked(subject)).isEqualTo(3);
  }

  @Test
  void manyPublishersAreServedOnceEach() {
    UUID[] subjects = new UUID[200];
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < subjects.length; i++) {
        int place = i;
        threads.execute(() -> subjects[place] = publish(0));
      }
    }

    for (UUID subject : subjects) {
      Eventually.holds(() -> deliveries(subject) == 0);
      assertThat(onShelf(subject)).isEqualTo(1);
      assertThat(world.asked(subject)).isEqualTo(1);
    }
  }

  @Test
  void aFactThatNobodyConsumesIsAnError() {
    record Unheard(Instant at, UUID subject) implements Event {}

    assertThatThrownBy(
            () ->
                transactions.execute(
                    work -> outbox.publish(work, new Unheard(Instant.now(), UUID.randomUUID()))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no consumer is declared");
  }

  private UUID publish(int failures) {
    UUID subject = UUID.randomUUID();
    transactions.execute(work -> outbox.publish(work, new Noted(Instant.now(), subject, failures)));
    return subject;
  }

  private int onShelf(UUID variant) {
    return database
        .sql("SELECT coalesce(sum(on_hand), 0) FROM inventory.stock WHERE variant_id = ?")
        .param(variant)
        .query(Integer.class)
        .single();
  }

  private int deliveries(UUID subject) {
    return database
        .sql(
            """
            SELECT count(*) FROM platform.outbox_deliveries d
              JOIN platform.outbox_events e ON e.id = d.event_id
            WHERE e.subject = ?\
            """)
        .param(subject)
        .query(Integer.class)
        .single();
  }
}
