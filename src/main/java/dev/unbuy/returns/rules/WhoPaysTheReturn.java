package dev.unbuy.returns.rules;

import java.util.Set;

/**
 * Who pays the way back. Whoever caused it: the seller what was wrong or late, the buyer a change
 * of mind; but nowhere the buyer where a consumer gets all costs back (Brazil: CDC, article 49,
 * sole paragraph). In the EU and the UK the buyer pays unless the seller said otherwise (Directive
 * 2011/83, article 14; Consumer Contracts Regulations 2013, reg. 35).
 */
public final class WhoPaysTheReturn {

  private static final Set<String> ALL_COSTS_BACK = Set.of("BR");

  private WhoPaysTheReturn() {}

  /**
   * Decides it.
   *
   * @param rightPack the rights of the place that it was delivered to
   */
  public static Payer decide(CausedBy cause, String rightPack) {
    return cause == CausedBy.BUYER && !ALL_COSTS_BACK.contains(rightPack)
        ? Payer.BUYER
        : Payer.SELLER;
  }

  /** Whether outbound shipping comes back with the goods: where the buyer did not cause it. */
  public static boolean shippingComesBack(CausedBy cause, String rightPack) {
    return decide(cause, rightPack) == Payer.SELLER;
  }
}
