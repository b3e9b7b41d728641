package dev.unbuy.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the sweep of deadlines every second on one of the nodes. A node that is killed in the middle
 * of it holds the sweep until it has missed {@value #MISSED} heartbeats; then another goes on.
 */
@Component
class Sweeps implements SmartLifecycle {

  private static final Duration HEARTBEAT = Duration.ofSeconds(2);

  /** As few as the scheduler takes. */
  private static final int MISSED = 4;

  private final Scheduler scheduler;
  private final boolean background;
  private volatile boolean running;

  Sweeps(DataSource dataSource, Deadlines deadlines, UnbuyProperties unbuy) {
    this.background = unbuy.background();
    var sweep =
        Tasks.recurring("deadlines", FixedDelay.of(Duration.ofSeconds(1)))
            .execute((instance, context) -> deadlines.fireDue());
    this.scheduler =
        Scheduler.create(dataSource)
            .tableName("platform.scheduled_tasks")
            .threads(1)
            .pollingInterval(Duration.ofSeconds(1))
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED)
            .startTasks(sweep)
            .build();
  }

  @Override
  public void start() {
    scheduler.start();
    running = true;
  }

  @Override
  public void stop() {
    scheduler.stop();
    running = false;
  }

  @Override
  public boolean isAutoStartup() {
    return background;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
