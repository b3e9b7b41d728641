package dev.unbuy.changes;

import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.kernel.Actor;
import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.UnitOfWork;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Nobody paid for a change, or answered it, in time: the order stays as it was. */
@Component
class ChangeClock implements DeadlineHandler {

  static final String KIND = "change.waits";

  private final AnswerChange answer;

  ChangeClock(AnswerChange answer) {
    this.answer = answer;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    answer.end(work, subject, new Actor.Platform(), ChangeClock::ended);
  }

  private static ChangeStatus ended(ChangeStatus waiting) {
    return switch (waiting) {
      case ASKED -> ChangeStatus.EXPIRED;
      case PROPOSED -> ChangeStatus.NOT_TAKEN;
      default -> ChangeStatus.UNPAID;
    };
  }
}
