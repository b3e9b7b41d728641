package dev.unbuy.cancellations.rules;

import static dev.unbuy.cancellations.rules.Asker.BUYER;
import static dev.unbuy.cancellations.rules.Asker.PLATFORM;
import static dev.unbuy.cancellations.rules.Asker.SELLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.cancellations.rules.Decision.Asked;
import dev.unbuy.cancellations.rules.Decision.Refused;
import dev.unbuy.cancellations.rules.Decision.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WhoMayCancelTest {

  private static final Instant PAID = Instant.parse("2026-11-02T10:00:00Z");
  private static final Instant SHIP_BY = PAID.plus(Duration.ofDays(3));
  private static final Instant NEXT_DAY = PAID.plus(Duration.ofDays(1));
  private static final Instant ANSWER_BY = NEXT_DAY.plus(Duration.ofDays(2));

  static Stream<Arguments> table() {
    CancellationFacts gone = paid(0, 0, false);
    CancellationFacts untouched = paid(3, 0, false);
    CancellationFacts automatic = paid(3, 0, true);
    CancellationFacts packing = paid(3, 1, true);
    CancellationFacts unpaid = of(PaymentState.UNPAID, null);
    CancellationFacts review = of(PaymentState.UNDER_REVIEW, null);
    CancellationFacts withdrawable =
        new CancellationFacts(1, 1, PaymentState.PAID, PAID, SHIP_BY, SHIP_BY, false);
    Instant inGrace = PAID.plus(Duration.ofHours(1)).minusNanos(1);
    Instant graceOver = PAID.plus(Duration.ofHours(1));
    Instant platformMay = SHIP_BY.plus(Duration.ofDays(2));
    return Stream.of(
        row(gone, BUYER, NEXT_DAY, new Refused(Rule.NOTHING_LEFT_TO_CANCEL)),
        row(gone, SELLER, NEXT_DAY, new Refused(Rule.NOTHING_LEFT_TO_CANCEL)),
        row(gone, PLATFORM, NEXT_DAY, new Refused(Rule.NOTHING_LEFT_TO_CANCEL)),
        row(withdrawable, BUYER, NEXT_DAY, settled(Rule.STATUTORY_WITHDRAWAL, null)),
        row(withdrawable, BUYER, SHIP_BY, settled(Rule.SHIP_BY_PASSED, Fault.SELLER)),
        row(withdrawable, SELLER, NEXT_DAY, settled(Rule.BEING_PREPARED, Fault.SELLER)),
        row(unpaid, BUYER, NEXT_DAY, settled(Rule.NOT_PAID_YET, null)),
        row(unpaid, SELLER, NEXT_DAY, settled(Rule.NOT_PAID_YET, Fault.SELLER)),
        row(unpaid, PLATFORM, NEXT_DAY, settled(Rule.NOT_PAID_YET, null)),
        row(review, BUYER, NEXT_DAY, settled(Rule.PAYMENT_UNDER_REVIEW, null)),
        row(review, SELLER, NEXT_DAY, settled(Rule.PAYMENT_UNDER_REVIEW, Fault.SELLER)),
        row(review, PLATFORM, NEXT_DAY, settled(Rule.PAYMENT_UNDER_REVIEW, null)),
        row(packing, BUYER, inGrace, settled(Rule.WITHIN_GRACE_PERIOD, null)),
        row(untouched, SELLER, inGrace, settled(Rule.WITHIN_GRACE_PERIOD, Fault.SELLER)),
        row(
            untouched,
            BUYER,
            graceOver,
            new Asked(Rule.NOTHING_IN_FULFILLMENT, graceOver.plus(Duration.ofDays(2)))),
        row(packing, BUYER, SHIP_BY, settled(Rule.SHIP_BY_PASSED, Fault.SELLER)),
        row(untouched, SELLER, SHIP_BY, settled(Rule.SHIP_BY_PASSED, Fault.SELLER)),
        row(untouched, PLATFORM, SHIP_BY, settled(Rule.NOTHING_IN_FULFILLMENT, null)),
        row(packing, PLATFORM, platformMay, settled(Rule.SHIP_BY_PASSED, Fault.SELLER)),
        row(automatic, BUYER, NEXT_DAY, settled(Rule.SELLER_ACCEPTS_AUTOMATICALLY, null)),
        row(untouched, BUYER, NEXT_DAY, new Asked(Rule.NOTHING_IN_FULFILLMENT, ANSWER_BY)),
        row(untouched, SELLER, NEXT_DAY, settled(Rule.NOTHING_IN_FULFILLMENT, null)),
        row(untouched, PLATFORM, NEXT_DAY, settled(Rule.NOTHING_IN_FULFILLMENT, null)),
        row(packing, BUYER, NEXT_DAY, new Asked(Rule.BEING_PREPARED, ANSWER_BY)),
        row(packing, SELLER, NEXT_DAY, settled(Rule.BEING_PREPARED, Fault.SELLER)),
        row(packing, PLATFORM, NEXT_DAY, new Asked(Rule.BEING_PREPARED, ANSWER_BY)));
  }

  @ParameterizedTest
  @MethodSource("table")
  void theFirstRowThatFitsDecides(
      CancellationFacts facts, Asker asker, Instant now, Decision expected) {
    assertThat(WhoMayCancel.decide(facts, CancellationPolicy.DEFAULT, asker, now))
        .isEqualTo(expected);
  }

  @Test
  void factsThatContradictThemselvesCannotBeMade() {
    assertThatThrownBy(() -> paid(1, 2, false)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(PaymentState.PAID, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(PaymentState.UNPAID, PAID))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Arguments row(
      CancellationFacts facts, Asker asker, Instant now, Decision expected) {
    return Arguments.of(facts, asker, now, expected);
  }

  private static Settled settled(Rule rule, @Nullable Fault fault) {
    return new Settled(rule, fault);
  }

  private static CancellationFacts paid(int units, int inFulfillment, boolean automatic) {
    return new CancellationFacts(
        units, inFulfillment, PaymentState.PAID, PAID, SHIP_BY, null, automatic);
  }

  private static CancellationFacts of(PaymentState payment, @Nullable Instant paidAt) {
    return new CancellationFacts(2, 0, payment, paidAt, SHIP_BY, null, false);
  }
}
