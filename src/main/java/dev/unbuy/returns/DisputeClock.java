package dev.unbuy.returns;

import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.UnitOfWork;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The clock of a dispute is over; what then happens was said when it began. */
@Component
class DisputeClock implements DeadlineHandler {

  private final ArgueDispute disputes;

  DisputeClock(ArgueDispute disputes) {
    this.disputes = disputes;
  }

  @Override
  public String kind() {
    return Disputes.CLOCK;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    var _ = disputes.timeIsOver(subject);
  }
}
