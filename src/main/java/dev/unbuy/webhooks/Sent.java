package dev.unbuy.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * What came of sending.
 *
 * @param answered the status of the answer, or null where there was none
 * @param failure why there was none, as a code: FORBIDDEN_ADDRESS, UNKNOWN_HOST, TLS, TIMEOUT,
 *     CONNECTION, NOT_HTTP
 * @param excerpt the beginning of the answer's body
 */
record Sent(@Nullable Integer answered, @Nullable String failure, String excerpt) {

  static Sent failed(String failure) {
    return new Sent(null, failure, "");
  }

  boolean succeeded() {
    return answered != null && answered >= 200 && answered < 300;
  }

  /** The receiver wants nothing any more, for good. */
  boolean isGone() {
    return answered != null && answered == 410;
  }
}
