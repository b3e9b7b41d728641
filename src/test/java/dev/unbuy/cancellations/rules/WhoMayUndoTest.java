package dev.unbuy.cancellations.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.rules.WhoMayUndo.Objection;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What speaks against undoing a cancellation, each by itself. */
class WhoMayUndoTest {

  private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(1);

  static Stream<Arguments> rows() {
    return Stream.of(
        row(Objection.NOT_SETTLED, facts(0)),
        row(Objection.WAS_ANSWERED, facts(1)),
        row(Objection.REFUND_ON_ITS_WAY, facts(2)),
        row(Objection.NOT_PAID, facts(3)),
        row(Objection.ORDER_IS_OVER, facts(4)),
        row(Objection.BOUGHT_ELSEWHERE, facts(9)),
        row(Objection.WITHDRAWN, facts(10)),
        row(Objection.CANCELED_MORE_SINCE, facts(5)),
        row(Objection.MONEY_TAKEN_WITHOUT_IT, facts(6)),
        row(Objection.CREDIT_SPENT, facts(7)),
        row(Objection.SOLD_MEANWHILE, facts(8)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachObjectionByItself(Objection objection, UndoFacts facts) {
    assertThat(WhoMayUndo.objection(facts, NOW)).contains(objection);
  }

  @Test
  void withoutAnyItIsUndone() {
    assertThat(WhoMayUndo.objection(facts(-1), NOW)).isEmpty();
  }

  @Test
  void atTheVeryEndOfItsTimeItIsOver() {
    assertThat(WhoMayUndo.objection(facts(-1), LATER)).contains(Objection.TIME_IS_OVER);
    assertThat(WhoMayUndo.objection(facts(-1), LATER.minusNanos(1))).isEmpty();
  }

  private static Arguments row(Objection objection, UndoFacts facts) {
    return Arguments.of(objection, facts);
  }

  /** All as it must be, but for one thing. */
  private static UndoFacts facts(int wrong) {
    return new UndoFacts(
        wrong != 0,
        wrong != 1,
        wrong == 10,
        wrong == 9,
        LATER,
        wrong == 2,
        wrong != 3,
        wrong == 4,
        wrong != 5,
        wrong == 6,
        wrong != 7,
        wrong != 8);
  }
}
