package dev.unbuy.changes;

import dev.unbuy.kernel.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a wish to change an order. */
public sealed interface ChangeOutcome {

  /**
   * It is settled, asked, or to be paid.
   *
   * @param toBePaid the event by which its payment is asked for, held for {@link ChangeOrder#pay};
   *     null when nothing is to be paid
   */
  record Made(Change change, @Nullable UUID toBePaid) implements ChangeOutcome {}

  /** It is not possible now; nothing changed. */
  record Refused(Refusal refusal) implements ChangeOutcome {}

  /** It is no longer what was looked over; nothing changed. */
  record Stale(ChangePreview preview) implements ChangeOutcome {}
}
