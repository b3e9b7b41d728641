package dev.unbuy.rights.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.policies.DelayRule;
import dev.unbuy.policies.PolicyPacks;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of 16 CFR 435.2(b): to which delay silence is consent, and when the order ends. */
class DelayTermsTest {

  private static final DelayRule RULE =
      Objects.requireNonNull(PolicyPacks.shipped().of("US", 1).delay());

  @ParameterizedTest
  @CsvSource({
    // a first delay of up to 30 days: silence is consent, until the new date passes
    "2026-12-01, 2026-12-01, 0, 2026-12-02, true, 2026-12-02",
    "2026-12-01, 2026-12-01, 0, 2026-12-31, true, 2026-12-31",
    // a longer first one: the order ends after 30 days, unless the buyer agrees
    "2026-12-01, 2026-12-01, 0, 2027-01-01, false, 2026-12-31",
    // a further one, however short: it ends when the date before it passes
    "2026-12-01, 2026-12-10, 1, 2026-12-11, false, 2026-12-10",
    "2026-12-01, 2026-12-20, 2, 2027-03-01, false, 2026-12-20",
  })
  void silenceIsConsentOnlyToAFirstShortDelay(
      String first, String promised, int earlier, String proposed, boolean silence, String ends) {
    assertThat(DelayTerms.decide(RULE, at(first), at(promised), earlier, at(proposed)))
        .isEqualTo(new DelayTerms(silence, at(ends)));
  }

  private static Instant at(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }
}
