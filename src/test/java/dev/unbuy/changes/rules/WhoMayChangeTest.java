package dev.unbuy.changes.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.changes.rules.WhoMayChange.Verdict;
import dev.unbuy.orders.OrderPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of who may change an order, row by row. */
class WhoMayChangeTest {

  private static final Instant PAID = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration GRACE = Duration.ofHours(1);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # what is so, minutes since payment, rule, outcome
          everything-left waits lines,           10, A_CHANGE_IS_WAITING,          REFUSED
          waits,                                 10, A_CHANGE_IS_WAITING,          REFUSED
          lines,                                 10, NOTHING_LEFT_TO_CHANGE,       REFUSED
          everything-left packed-units lines,    10, UNITS_ARE_PACKED,             REFUSED
          everything-left address packed,        10, ADDRESS_IS_ON_A_PARCEL,       REFUSED
          everything-left address not-there,     10, NOT_SHIPPED_THERE,            REFUSED
          everything-left no-way,                10, NO_FASTER_WAY,                REFUSED
          everything-left lines sold-out,        10, NOT_SO_MANY_LEFT,             REFUSED
          everything-left lines packed,          10, WITHIN_GRACE_PERIOD,          SETTLED
          everything-left lines,                 59, WITHIN_GRACE_PERIOD,          SETTLED
          everything-left lines,                 60, SELLER_IS_ASKED,              ASKED
          everything-left lines accepts,         60, SELLER_ACCEPTS_AUTOMATICALLY, SETTLED
          everything-left address,               60, SELLER_NOT_CONCERNED,         SETTLED
          everything-left,                       60, SELLER_NOT_CONCERNED,         SETTLED
          everything-left lines,                   , NOT_PAID_YET,                 SETTLED
          """)
  void theTable(
      String so, @Nullable Integer minutes, ChangeRule rule, WhoMayChange.Outcome outcome) {
    assertThat(decide(so, minutes)).isEqualTo(new Verdict(rule, outcome));
  }

  private static Verdict decide(String so, @Nullable Integer minutes) {
    var words = Stream.of(so.split(" ")).toList();
    ChangeFacts facts =
        new ChangeFacts(
            words.contains("everything-left"),
            words.contains("waits"),
            words.contains("packed-units"),
            words.contains("address"),
            words.contains("packed"),
            !words.contains("not-there"),
            !words.contains("no-way"),
            !words.contains("sold-out"),
            words.contains("lines"),
            minutes == null ? OrderPayment.UNPAID : OrderPayment.PAID,
            minutes == null ? null : PAID,
            words.contains("accepts"));
    return WhoMayChange.decide(facts, GRACE, PAID.plusSeconds(minutes == null ? 0 : minutes * 60L));
  }
}
