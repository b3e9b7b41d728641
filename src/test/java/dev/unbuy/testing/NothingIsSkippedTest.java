package dev.unbuy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.Extension;
import org.opentest4j.TestAbortedException;

/** A test that is switched off runs nevertheless, and one that gives up fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingIsSkippedTest {

  private int disabledTestsThatRan;

  @Test
  @Disabled("to show that this changes nothing")
  void aDisabledTestRuns() {
    disabledTestsThatRan++;
    assertThat(disabledTestsThatRan).isOne();
  }

  @Test
  void anAssumptionThatDoesNotHoldIsAFailure() {
    assertThat(NothingIsSkipped.asFailure(new TestAbortedException("no chromium")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no chromium");
  }

  @Test
  void aFailureStaysWhatItIs() {
    IllegalStateException failure = new IllegalStateException("it broke");

    assertThat(NothingIsSkipped.asFailure(failure)).isSameAs(failure);
  }

  @Test
  void thisHoldsForEveryTest() {
    assertThat(ServiceLoader.load(Extension.class).stream().map(ServiceLoader.Provider::type))
        .contains(NothingIsSkipped.class);
  }

  @AfterAll
  void theDisabledTestHasRun() {
    assertThat(disabledTestsThatRan).isOne();
  }
}
