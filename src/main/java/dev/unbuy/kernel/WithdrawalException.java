package dev.unbuy.kernel;

/**
 * Why a statutory right to withdraw may not hold for some goods: the cases of Directive 2011/83/EU,
 * article 16, that goods can fall under. Which of them hold somewhere, the pack of that place says;
 * each is shown before buying, or it does not hold.
 */
public enum WithdrawalException {
  /** Made to the buyer's own wishes. */
  MADE_TO_ORDER,
  /** Spoils or goes out of date quickly. */
  PERISHABLE,
  /** Sealed for health or hygiene, once it is unsealed. */
  SEALED_HYGIENE,
  /** Mixed with other things after delivery so that it cannot be taken out again. */
  MIXED_INSEPARABLY,
  /** Sealed sound, video or software, once it is unsealed. */
  SEALED_MEDIA,
  /** A newspaper or a magazine. */
  PRESS,
  /** Its price moves with a financial market. */
  PRICE_BY_MARKET
}
