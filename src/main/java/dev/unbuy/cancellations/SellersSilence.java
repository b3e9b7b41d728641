package dev.unbuy.cancellations;

import dev.unbuy.kernel.Actor;
import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.UnitOfWork;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The seller did not answer in time: silence settles the cancellation. */
@Component
class SellersSilence implements DeadlineHandler {

  static final String KIND = "cancellation.seller-answers";

  private final AnswerCancellation answer;

  SellersSilence(AnswerCancellation answer) {
    this.answer = answer;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    var _ = answer.approve(new Actor.Platform(), subject);
  }
}
