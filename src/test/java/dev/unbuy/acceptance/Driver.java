package dev.unbuy.acceptance;

/** What people use. */
enum Driver {
  API,
  DESK,
  PHONE,
  PLAIN
}
