package dev.unbuy.refunds.rules;

import java.util.Set;

/**
 * What to do when a gateway says no to an instruction, for good: at once, or after it had accepted
 * it. The same key is never another instruction; a new one is made only after such a no, and only
 * where the gateway's books say that it cannot happen twice.
 */
public final class AfterANo {

  /** Reasons after which the means of payment will never take money again. */
  private static final Set<String> CANNOT_TAKE_IT =
      Set.of(
          "closed_card",
          "closed_account",
          "account_closed",
          "lost_card",
          "expired_card",
          "lost_or_stolen_card",
          "expired_or_canceled_card");

  private AfterANo() {}

  /**
   * How an authorization stands, and what is known of it here; amounts are minor units.
   *
   * @param available what the gateway can still capture or void
   * @param refundable what the gateway can still refund
   * @param capturedHere what is known here to be captured of this order's share; of a void only
   *     what of the money that goes back was captured: the rest of the share says nothing of it
   * @param takenElsewhere what the gateway captured of the share without our having heard of it
   */
  public record Standing(long available, long refundable, long capturedHere, long takenElsewhere) {}

  /** What to do. */
  public enum Step {
    /** A new instruction of the other kind. */
    THE_OTHER_WAY,
    /** A new instruction of the same kind. */
    ONCE_MORE,
    /** Nothing: the hold has ended, and nothing of it was ever taken. */
    NOTHING_LEFT_TO_DO,
    /** A person looks into it, with everything known. */
    A_PERSON
  }

  /**
   * A void was refused. Where the money was taken meanwhile it is sent back; where the hold has
   * ended meanwhile the buyer has it already.
   */
  public static Step afterRefusedVoid(long amount, Standing standing) {
    boolean taken = standing.capturedHere() >= amount || standing.takenElsewhere() >= amount;
    if (taken) {
      return standing.refundable() >= amount ? Step.THE_OTHER_WAY : Step.A_PERSON;
    }
    return standing.available() < amount ? Step.NOTHING_LEFT_TO_DO : Step.A_PERSON;
  }

  /** A refund was refused. Where the money was never taken the hold is given up instead. */
  public static Step afterRefusedRefund(long amount, String code, Standing standing) {
    if (cannotTakeIt(code) || standing.capturedHere() > 0 || standing.takenElsewhere() > 0) {
      return Step.A_PERSON;
    }
    return standing.available() >= amount ? Step.THE_OTHER_WAY : Step.NOTHING_LEFT_TO_DO;
  }

  /**
   * A refund that had been accepted did not arrive.
   *
   * @param instructions how many it was tried by so far, at least 1
   * @param most how many it may be tried by without a person
   */
  public static Step afterFailedRefund(String code, int instructions, int most) {
    return cannotTakeIt(code) || instructions >= most ? Step.A_PERSON : Step.ONCE_MORE;
  }

  /** Whether a means of payment that gave this reason will never take money again. */
  public static boolean cannotTakeIt(String code) {
    return CANNOT_TAKE_IT.contains(code);
  }
}
