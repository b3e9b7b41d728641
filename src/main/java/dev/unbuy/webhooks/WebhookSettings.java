package dev.unbuy.webhooks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are sent.
 *
 * @param inside whether endpoints on this machine and in private networks may be called, and by
 *     HTTP without TLS; for tests and for trying it out only
 * @param timeout how long one delivery may take in all
 * @param firstRetry when a delivery that failed for the first time is tried again; each further
 *     time it takes four times as long, eight hours at most
 * @param attempts after how many failures a delivery is given up
 * @param oldSecret how long a replaced secret signs beside the new one
 */
@ConfigurationProperties("unbuy.webhooks")
record WebhookSettings(
    @DefaultValue("false") boolean inside,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue("5s") Duration firstRetry,
    @DefaultValue("10") int attempts,
    @DefaultValue("24h") Duration oldSecret) {

  private static final Duration LONGEST = Duration.ofHours(8);

  /**
   * When to try again.
   *
   * @param failures how many there were, at least one
   * @param chance between 0 and 1: up to a quarter longer, so that not all come at once
   */
  Duration backoff(int failures, double chance) {
    long grown = firstRetry.toMillis() << Math.min(2 * (failures - 1), 40);
    long bounded = Math.min(grown, LONGEST.toMillis());
    return Duration.ofMillis(bounded + Math.round(bounded * chance / 4));
  }
}
