package dev.unbuy.sandbox;

import java.util.Locale;

/**
 * How a request can be made to go wrong. The modes that act after its effect are those that a
 * caller must not take for a failure.
 */
enum FaultMode {
  /** Takes effect, says nothing for longer than callers wait, then hangs up. */
  TIMEOUT_AFTER_EFFECT,
  /** Does nothing and answers 409, for good. */
  REFUSE,
  /** Waits, takes effect and answers. */
  SLOW,
  /** Does nothing and answers 503. */
  ERROR_BEFORE,
  /** Takes effect and answers 500. */
  ERROR_AFTER,
  /** Takes effect and hangs up at once. */
  RESET;

  /** The mode as the API names it, such as {@code error-before}. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
