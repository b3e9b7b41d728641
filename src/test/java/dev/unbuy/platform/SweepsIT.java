package dev.unbuy.platform;

import static dev.unbuy.testing.Eventually.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.UnbuyTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Promises are kept by time, late at worst, also when a node is killed while it keeps them. */
@UnbuyTest
class SweepsIT {

  private static final Duration SOON = Duration.ofSeconds(45);

  @Autowired private JdbcClient database;

  @Test
  void aSweepWhoseNodeWasKilledIsTakenOverSoon() {
    int held =
        database
            .sql(
                """
                UPDATE platform.scheduled_tasks SET picked = true, picked_by = 'a killed node',
                  last_heartbeat = now(), version = version + 1
                WHERE task_name = 'deadlines'\
                """)
            .update();
    assertThat(held).isOne();

    holds(SOON, () -> !pickedBy().equals("a killed node"));
  }

  private String pickedBy() {
    return database
        .sql("SELECT coalesce(picked_by, '') FROM platform.scheduled_tasks WHERE task_name = ?")
        .param("deadlines")
        .query(String.class)
        .single();
  }
}
