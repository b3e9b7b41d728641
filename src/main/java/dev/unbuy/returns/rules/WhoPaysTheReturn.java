package dev.unbuy.returns.rules;

/**
 * Who pays the way back. Whoever caused it: the seller what was wrong or late, the buyer a change
 * of mind; but never the buyer where the law of the place or the seller's own terms say that the
 * seller pays (Brazil: CDC, article 49; in the EU and the UK the buyer pays unless the seller said
 * otherwise: Directive 2011/83, article 14, and Consumer Contracts Regulations 2013, reg. 35).
 */
public final class WhoPaysTheReturn {

  private WhoPaysTheReturn() {}

  /**
   * Decides it.
   *
   * @param sellerPaysAnyway whether the order's rights or the seller's terms say so
   */
  public static Payer decide(CausedBy cause, boolean sellerPaysAnyway) {
    return cause == CausedBy.BUYER && !sellerPaysAnyway ? Payer.BUYER : Payer.SELLER;
  }

  /**
   * Whether outbound shipping comes back with the goods: where the buyer did not cause it, or by
   * statute (Directive 2011/83, article 13).
   */
  public static boolean shippingComesBack(CausedBy cause, boolean byRight) {
    return cause != CausedBy.BUYER || byRight;
  }
}
