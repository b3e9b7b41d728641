package dev.unbuy.web;

import dev.unbuy.cancellations.rules.RightToWithdraw;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Says in a sentence each until when canceling and returning are possible, and at what cost. */
@Component
public class Terms {

  private final Policies policies;
  private final Texts texts;
  private final InstantSource clock;

  Terms(Policies policies, Texts texts, InstantSource clock) {
    this.policies = policies;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Until when it can be canceled.
   *
   * @param pack of consumer rights at the delivery address
   * @param acceptsAutomatically the seller's own term
   */
  public String canceling(String pack, boolean acceptsAutomatically) {
    PolicyNumbers numbers = policies.current();
    if (rightInDays(pack) > 0) {
      return texts.of("terms.cancel.right");
    }
    return acceptsAutomatically
        ? texts.of("terms.cancel.accepts")
        : texts.of(
            "terms.cancel.asks",
            numbers.gracePeriod().toMinutes(),
            numbers.sellerAnswersWithin().toHours());
  }

  /**
   * Until when it can go back.
   *
   * @param excepted whether an exception from the statutory right holds for all of it
   */
  public String returning(String pack, int returnDays, boolean excepted) {
    long right = excepted ? 0 : rightInDays(pack);
    return right > 0
        ? texts.of("terms.return.right", returnDays, right)
        : texts.of("terms.return", returnDays);
  }

  private long rightInDays(String pack) {
    Instant now = clock.instant();
    Instant until = RightToWithdraw.openUntil(pack, now, false);
    return until == null ? 0 : Duration.between(now, until).toDays();
  }
}
