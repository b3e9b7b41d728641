package dev.unbuy.rights.rules;

import dev.unbuy.policies.DelayRule;
import java.time.Duration;
import java.time.Instant;

/**
 * What a delay means for the buyer who is told of it.
 *
 * @param silenceConsents whether the buyer agrees by saying nothing; canceling stays free
 * @param endsAt when the order ends by itself, unless it ships before or the buyer agrees
 */
public record DelayTerms(boolean silenceConsents, Instant endsAt) {

  /**
   * Decides: silence is consent to a first delay that is short enough, and to nothing else. Without
   * consent a first delay ends the order when the longest silent one would, and a further delay
   * when the date before it passes.
   *
   * @param first what was promised when the order was placed
   * @param promised what is promised now
   * @param earlier how many delays the buyer was told of before
   * @param proposed the new date
   */
  public static DelayTerms decide(
      DelayRule rule, Instant first, Instant promised, int earlier, Instant proposed) {
    Instant longest = first.plus(Duration.ofDays(rule.silenceConsentsToDays()));
    if (earlier > 0) {
      return new DelayTerms(false, promised);
    }
    return proposed.isAfter(longest)
        ? new DelayTerms(false, longest)
        : new DelayTerms(true, proposed);
  }
}
