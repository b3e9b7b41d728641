package dev.unbuy.standing;

import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.UnitOfWork;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Scores a shop soon after something happened to its orders; once for however many of them, since a
 * deadline that is set is not set again.
 */
@Component
class ScoreShop implements DeadlineHandler {

  /** Its subject is the shop. */
  static final String KIND = "standing.shop";

  private final Scoring scoring;

  ScoreShop(Scoring scoring) {
    this.scoring = scoring;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    scoring.scoreShop(work, subject);
  }
}
