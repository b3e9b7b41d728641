package dev.unbuy.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a delivery that failed is tried again. */
class WebhookSettingsTest {

  private final WebhookSettings usual =
      new WebhookSettings(
          false, Duration.ofSeconds(15), Duration.ofSeconds(5), 10, Duration.ofHours(24));

  @Test
  void growsFourfoldAndGoesOnForAboutADay() {
    assertThat(usual.backoff(1, 0)).hasSeconds(5);
    assertThat(usual.backoff(2, 0)).hasSeconds(20);
    assertThat(usual.backoff(9, 0)).hasHours(8);
    long all =
        IntStream.range(1, usual.attempts()).mapToLong(i -> usual.backoff(i, 0).toHours()).sum();
    assertThat(all).isBetween(20L, 28L);
  }

  @Test
  void isLongerByChanceByAQuarterAtMost() {
    assertThat(usual.backoff(1, 0.5)).hasMillis(5_625);
    assertThat(usual.backoff(1, 1)).hasMillis(6_250);
    assertThat(usual.backoff(1_000, 1)).hasHours(10);
  }
}
