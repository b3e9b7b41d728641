package dev.unbuy.catalog;

/** How much something has been used. */
public enum Condition {
  NEW,
  LIKE_NEW,
  USED
}
