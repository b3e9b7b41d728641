package dev.unbuy.changes.rules;

import dev.unbuy.orders.OrderPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a seller may not propose something in place of units that are not there: the first row that
 * fits. Where none does, the buyer is asked, and has some time at least before the order ends by
 * itself.
 */
public final class WhoMayPropose {

  /** What a buyer has to answer at least. */
  public static final Duration TIME_TO_ANSWER = Duration.ofHours(1);

  private WhoMayPropose() {}

  /** The objection, or empty. */
  public static Optional<ChangeRule> objection(Facts facts, Instant now) {
    if (facts.changeWaits()) {
      return Optional.of(ChangeRule.A_CHANGE_IS_WAITING);
    }
    if (facts.payment() != OrderPayment.PAID) {
      return Optional.of(ChangeRule.NOTHING_PAID_YET);
    }
    if (facts.missing() > facts.open()) {
      return Optional.of(ChangeRule.UNITS_ARE_PACKED);
    }
    if (!facts.inStock()) {
      return Optional.of(ChangeRule.NOT_SO_MANY_LEFT);
    }
    return facts.answersBy().isBefore(now.plus(TIME_TO_ANSWER))
        ? Optional.of(ChangeRule.NO_TIME_TO_ANSWER)
        : Optional.empty();
  }

  /**
   * What is known.
   *
   * @param missing units that are said not to be there
   * @param open units of that line that are neither packed nor wait for anything
   * @param inStock whether what is proposed is there
   * @param answersBy until when the buyer could answer
   */
  public record Facts(
      boolean changeWaits,
      OrderPayment payment,
      int missing,
      int open,
      boolean inStock,
      Instant answersBy) {}
}
