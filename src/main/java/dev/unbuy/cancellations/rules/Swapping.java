package dev.unbuy.cancellations.rules;

/**
 * What becomes of two orders when the one that is to take the other's place is paid. Never both of
 * them because of the swap, and never neither: one of the two goes on.
 */
public final class Swapping {

  private Swapping() {}

  /**
   * Decides.
   *
   * @param wanted units that are to be bought elsewhere, at least 1
   * @param cancellable units of the line that can be canceled now
   * @param left units of the line that have not been canceled
   * @param settles whether canceling them takes effect at once
   */
  public static Next decide(int wanted, int cancellable, int left, boolean settles) {
    if (left == 0) {
      return Next.NEW_ORDER_STANDS;
    }
    return settles && cancellable >= wanted ? Next.OLD_ORDER_ENDS : Next.NEW_ORDER_ENDS;
  }

  /** Which of the two goes on. */
  public enum Next {
    /** The old one is canceled: the swap is done. */
    OLD_ORDER_ENDS,
    /** The old one was canceled by itself meanwhile: there is nothing left to end. */
    NEW_ORDER_STANDS,
    /** The old one can no longer be canceled at once: the new one is given up. */
    NEW_ORDER_ENDS
  }
}
