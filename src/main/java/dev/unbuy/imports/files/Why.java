package dev.unbuy.imports.files;

/** Why a row of a source is reported and not used; said in the message file. */
public enum Why {
  /** What it tells of is here already. */
  ALREADY_HERE,
  /** It repeats another row of the file. */
  REPEATED,
  /** A field is missing or cannot be read. */
  UNREADABLE,
  /** It belongs to a purchase that the files do not have. */
  NO_SUCH_PURCHASE,
  /** The purchase has a status that is not known. */
  UNKNOWN_STATUS,
  /** The purchase has no customer in the files. */
  NO_SUCH_CUSTOMER,
  /** A payment of nothing. */
  NOTHING_PAID,
  /** A product that nobody sold. */
  NEVER_SOLD,
  /** A category of which no product was sold. */
  CATEGORY_NOT_USED,
  /** A newer review of the same purchase takes its place. */
  NEWER_REVIEW,
  /** Goods that left the stock without a sale. */
  STOCK_WRITE_OFF,
  /** A charge, a correction or a gift card, not an article. */
  NOT_AN_ARTICLE,
  /** An adjustment of the books, not a sale. */
  NOT_A_SALE,
  /** Nobody's purchase: no customer is named. */
  NO_CUSTOMER,
  /** A card or wallet: the gateway keeps those, not this marketplace. */
  KEPT_BY_THE_GATEWAY,
  /** A price that the currency does not have. */
  NOT_A_PRICE,
  /** A quantity of nothing. */
  NO_UNITS,
  /** It takes back what the customer had not bought before. */
  FITS_NOTHING,
  /** It takes back more than the customer had bought before and still had. */
  EXCEEDS
}
