package dev.unbuy.imports.files;

/**
 * What was strange about a row that was used, and what was made of it; said in the message file.
 */
public enum Note {
  /** One status stands for the orders of several sellers. */
  SEVERAL_SELLERS,
  /** No item is recorded: an order of an unknown seller over what was paid. */
  NO_ITEM,
  /** The payment was never approved. */
  NEVER_APPROVED,
  /** The carrier had it before the payment was approved. */
  HANDED_BEFORE_APPROVED,
  /** The carrier had it before it was bought: the time of purchase is taken. */
  HANDED_BEFORE_BOUGHT,
  /** Shipped without a date: the date of approval is taken. */
  HANDED_WITHOUT_DATE,
  /** Delivered before the carrier had it: the time of delivery is taken for both. */
  DELIVERED_BEFORE_HANDED,
  /** Delivered without a date: the promised day is taken. */
  DELIVERED_WITHOUT_DATE,
  /** Canceled after the carrier had it: it came back. */
  CANCELED_AFTER_HANDED,
  /** Canceled after it was delivered: it was returned. */
  CANCELED_AFTER_DELIVERED,
  /** More was paid than the items and their freight cost; the difference is kept apart. */
  PAID_MORE,
  /** Less was paid; the difference is a discount. */
  PAID_LESS,
  /** One review that stands for several purchases. */
  REVIEW_OF_SEVERAL,
  /** A product without a category. */
  NO_CATEGORY,
  /** A category without a translation: its own name is taken. */
  NOT_TRANSLATED,
  /** Credited at another price than it was sold for: the lower one goes back. */
  OTHER_PRICE,
  /** Takes back units of several earlier purchases. */
  SPLIT,
  /** It has a tracking number though it was canceled: taken as never handed over. */
  CANCELED_WITH_LABEL,
  /** Several parcels: taken as one, with the number of the first. */
  SEVERAL_PARCELS,
  /** Only whether it is there is recorded, not how many: some are taken to be on the shelf. */
  STOCK_NOT_COUNTED,
  /** A country that has no code of its own. */
  COUNTRY_UNKNOWN
}
