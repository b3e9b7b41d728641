package dev.unbuy.returns.rules;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why goods come back. */
public enum ReturnReason {
  CHANGE_OF_MIND(CausedBy.BUYER),
  WRONG_SIZE(CausedBy.BUYER),
  ORDERED_BY_MISTAKE(CausedBy.BUYER),
  /** It came after the last promised day, or so the buyer says: the dates decide. */
  ARRIVED_LATE(CausedBy.BUYER),
  DAMAGED(CausedBy.SELLER),
  DEFECTIVE(CausedBy.SELLER),
  NOT_AS_DESCRIBED(CausedBy.SELLER),
  /** Something else was sent than was ordered. */
  WRONG_ITEM(CausedBy.SELLER),
  OTHER(CausedBy.BUYER),
  /** The parcel never came; said by its deadline or its carrier, never chosen. */
  LOST_ON_THE_WAY(CausedBy.CARRIER);

  private final CausedBy claimed;

  ReturnReason(CausedBy claimed) {
    this.claimed = claimed;
  }

  /** Those that a buyer may choose from, in the order of showing. */
  public static List<ReturnReason> chosen() {
    return Stream.of(values()).filter(reason -> reason != LOST_ON_THE_WAY).toList();
  }

  /**
   * Who caused it, by the dates first and by what was chosen last.
   *
   * @param arrivedAt when it arrived, or the present instant while it has not
   * @param promisedUntil the end of the last promised day
   */
  public CausedBy causedBy(@Nullable Instant arrivedAt, Instant promisedUntil) {
    boolean late = arrivedAt != null && arrivedAt.isAfter(promisedUntil);
    return this == ARRIVED_LATE && late ? CausedBy.CARRIER : claimed;
  }
}
