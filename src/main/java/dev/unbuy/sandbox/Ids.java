package dev.unbuy.sandbox;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Names for what the gateway keeps. */
final class Ids {

  private Ids() {}

  /**
   * A name that sorts by time, then by place: a prefix that says what it is, both in hexadecimal,
   * then chance, so that two gateways never use the same.
   */
  static String next(String prefix, Instant at, int place) {
    return "%s_%012x%08x%08x"
        .formatted(prefix, at.toEpochMilli(), place, ThreadLocalRandom.current().nextInt());
  }
}
