package dev.unbuy.standing;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * What a low standing leads to has come a step further.
 *
 * @param subject the consequence
 */
public record ConsequenceChanged(Instant at, UUID subject, UUID shopId, Step step)
    implements Event {

  /** The steps. */
  public enum Step {
    ANNOUNCED,
    BEGUN,
    PAUSED,
    ENDED,
    APPEALED,
    UPHELD,
    LIFTED
  }
}
