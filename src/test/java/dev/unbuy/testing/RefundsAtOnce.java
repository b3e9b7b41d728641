package dev.unbuy.testing;

import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Has the application under test send refunds at once, as an operator may have it: most tests wait
 * for the money, and only those about undoing have it held.
 */
@Component
@ConditionalOnProperty(RefundsAtOnce.WANTED)
public class RefundsAtOnce implements ApplicationRunner {

  /** The setting of applications of which it is wanted. */
  static final String WANTED = "testing.refunds-at-once";

  private final Policies policies;

  RefundsAtOnce(Policies policies) {
    this.policies = policies;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    hold(Duration.ZERO);
  }

  /** Has refunds held for a time from now on. */
  public void hold(Duration time) {
    PolicyNumbers numbers = policies.current();
    policies.decide(numbers.with(numbers.redress().holding(time)), Instant.now(), "a test", null);
  }
}
