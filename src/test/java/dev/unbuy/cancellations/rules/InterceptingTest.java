package dev.unbuy.cancellations.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.rules.InterceptState.Back;
import dev.unbuy.cancellations.rules.InterceptState.Missed;
import dev.unbuy.cancellations.rules.InterceptState.Recalling;
import dev.unbuy.cancellations.rules.InterceptState.Stopped;
import dev.unbuy.cancellations.rules.InterceptState.Stopping;
import dev.unbuy.cancellations.rules.InterceptState.TurnedRound;
import dev.unbuy.cancellations.rules.InterceptState.Voiding;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event in every state: what it says there, and that it says nothing elsewhere. */
class InterceptingTest {

  private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");
  private static final Duration TIME = Duration.ofHours(4);
  private static final Instant THEN = NOW.plus(TIME);

  static Stream<Arguments> states() {
    return Stream.of(
        Arguments.of(
            new Voiding(NOW),
            Map.of(
                CarrierEvent.LABEL_VOIDED, new Stopped(),
                CarrierEvent.VOID_REFUSED, new Recalling(THEN),
                CarrierEvent.DELIVERED, new Missed()),
            new Recalling(THEN)),
        Arguments.of(
            new Recalling(NOW),
            Map.of(
                CarrierEvent.RECALLED, new Stopped(),
                CarrierEvent.RECALL_REFUSED, new Stopping(THEN),
                CarrierEvent.DELIVERED, new Missed()),
            new Stopping(THEN)),
        Arguments.of(
            new Stopping(NOW),
            Map.of(
                CarrierEvent.TURNED_ROUND, new TurnedRound(),
                CarrierEvent.STOP_REFUSED, new Missed(),
                CarrierEvent.DELIVERED, new Missed()),
            new Missed()),
        Arguments.of(
            new TurnedRound(), Map.of(CarrierEvent.CAME_BACK, new Back()), new TurnedRound()),
        Arguments.of(new Stopped(), Map.of(), new Stopped()),
        Arguments.of(new Back(), Map.of(), new Back()),
        Arguments.of(new Missed(), Map.of(), new Missed()));
  }

  @ParameterizedTest
  @MethodSource("states")
  void theTable(
      InterceptState state, Map<CarrierEvent, InterceptState> says, InterceptState afterSilence) {
    for (CarrierEvent event : CarrierEvent.values()) {
      assertThat(Intercepting.after(state, event, TIME, NOW).orElse(null))
          .as("%s in %s", event, state)
          .isEqualTo(says.get(event));
    }
    assertThat(Intercepting.afterSilence(state, TIME, NOW)).isEqualTo(afterSilence);
  }

  @Test
  void itBeginsWithTheLabel() {
    assertThat(Intercepting.begin(TIME, NOW)).isEqualTo(new Voiding(THEN));
  }
}
