package dev.unbuy.simulation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.CancellationFacts;
import dev.unbuy.cancellations.rules.CancellationPolicy;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.PaymentState;
import dev.unbuy.cancellations.rules.Rule;
import dev.unbuy.simulation.rules.PastCancellation.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What other numbers make of an order that went its way. */
class ReplayTest {

  private static final Instant PLACED = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant SHIP_BY = PLACED.plus(Duration.ofDays(3));
  private static final Instant END = PLACED.plus(Duration.ofDays(60));

  private final List<String> told = new ArrayList<>();

  @Test
  void aLongerGraceSettlesAtOnceWhatTheSellerDeclined() {
    Instant asked = PLACED.plus(Duration.ofHours(2));
    PastOrder order =
        order(
            PLACED,
            PLACED.plus(Duration.ofHours(3)),
            wish(asked, Answer.DECLINED, asked.plusSeconds(3_600)));

    replay(Duration.ofHours(1), Duration.ofDays(2)).of(order, effects());
    assertThat(told).containsExactly("ASKED", "DECLINED");

    told.clear();
    replay(Duration.ofHours(3), Duration.ofDays(2)).of(order, effects());
    assertThat(told).containsExactly("SETTLED", "BUYER 700 EUR at " + asked);
  }

  @Test
  void whoAnswersAfterAShorterTimeIsTakenForSilent() {
    Instant asked = PLACED.plus(Duration.ofHours(2));
    PastOrder order =
        order(PLACED, null, wish(asked, Answer.TAKEN_BACK, asked.plus(Duration.ofHours(30))));

    replay(Duration.ofHours(1), Duration.ofHours(24)).of(order, effects());

    assertThat(told.subList(0, 3))
        .containsExactly(
            "ASKED", "SILENCE", "BUYER 700 EUR at " + asked.plus(Duration.ofHours(24)));
  }

  @Test
  void whatShipsAfterTheMarketplacesOwnWaitIsEndedByIt() {
    PastOrder late = order(PLACED, SHIP_BY.plus(Duration.ofDays(3)));

    Replay.Fate patient = replay(Duration.ofHours(1), Duration.ofDays(2), 4).of(late, effects());
    assertThat(told).isEmpty();
    assertThat(patient).isEqualTo(new Replay.Fate(true, false));

    Replay.Fate hasty = replay(Duration.ofHours(1), Duration.ofDays(2), 2).of(late, effects());
    assertThat(told).containsExactly("SELLER 1000 EUR at " + SHIP_BY.plus(Duration.ofDays(2)));
    assertThat(hasty).isEqualTo(new Replay.Fate(true, true));
  }

  @Test
  void aWishAfterThatComesTooLateAndOneBeforeTakesItsPart() {
    Instant before = PLACED.plus(Duration.ofMinutes(5));
    Instant after = SHIP_BY.plus(Duration.ofDays(3));
    PastOrder order = order(PLACED, null, wish(before, null, null), wish(after, null, null));

    replay(Duration.ofHours(1), Duration.ofDays(2), 2).of(order, effects());

    assertThat(told)
        .containsExactly(
            "SETTLED",
            "BUYER 700 EUR at " + before,
            "CAME_TOO_LATE",
            "SELLER 300 EUR at " + SHIP_BY.plus(Duration.ofDays(2)));
  }

  @Test
  void whoPaysLaterThanTheOrderWaitsFindsItEnded() {
    PastOrder order = order(PLACED.plus(Duration.ofHours(30)), null);

    Replay.Fate fate = replay(Duration.ofHours(1), Duration.ofDays(2)).of(order, effects());

    assertThat(told).containsExactly("unpaid 1000 EUR");
    assertThat(fate).isEqualTo(new Replay.Fate(false, false));
  }

  @Test
  void afterTheShipByDateTheRuleSettlesItForTheSellersFault() {
    Instant asked = SHIP_BY.plus(Duration.ofHours(1));
    PastOrder order = order(PLACED, null, wish(asked, null, null));

    replay(Duration.ofHours(1), Duration.ofDays(2), 30).of(order, effects());

    assertThat(told.subList(0, 2)).containsExactly("SETTLED", "SELLER 700 EUR at " + asked);
  }

  @Test
  void whatIsNotYetAnsweredWhenTheReplayEndsStillWaits() {
    Instant asked = END.minus(Duration.ofHours(5));
    PastOrder order =
        new PastOrder(
            "EUR",
            1_000,
            END.minus(Duration.ofHours(9)),
            END.minus(Duration.ofHours(9)),
            END.plus(Duration.ofDays(2)),
            null,
            false,
            List.of(
                paidAndPromised(
                    END.minus(Duration.ofHours(9)), END.plus(Duration.ofDays(2)), asked)));

    replay(Duration.ofHours(1), Duration.ofDays(2)).of(order, effects());

    assertThat(told).containsExactly("ASKED", "STILL_WAITING");
  }

  private static Replay replay(Duration grace, Duration answers) {
    return replay(grace, answers, 40);
  }

  private static Replay replay(Duration grace, Duration answers, int waitDays) {
    return new Replay(
        new CancellationPolicy(grace, answers, Duration.ofDays(waitDays)), Duration.ofDays(1), END);
  }

  private static PastOrder order(
      Instant paidAt, @Nullable Instant shippedAt, PastCancellation... wishes) {
    return new PastOrder("EUR", 1_000, PLACED, paidAt, SHIP_BY, shippedAt, false, List.of(wishes));
  }

  private static PastCancellation wish(
      Instant askedAt, @Nullable Answer answer, @Nullable Instant answeredAt) {
    return wish(PLACED, SHIP_BY, askedAt, answer, answeredAt);
  }

  private static PastCancellation paidAndPromised(Instant paidAt, Instant shipBy, Instant askedAt) {
    return wish(paidAt, shipBy, askedAt, null, null);
  }

  private static PastCancellation wish(
      Instant paidAt,
      Instant shipBy,
      Instant askedAt,
      @Nullable Answer answer,
      @Nullable Instant answeredAt) {
    return new PastCancellation(
        Asker.BUYER,
        askedAt,
        new CancellationFacts(1, 0, PaymentState.PAID, paidAt, shipBy, null, false),
        Rule.NOTHING_IN_FULFILLMENT,
        askedAt.plus(Duration.ofDays(2)),
        answer,
        answeredAt,
        Fault.BUYER,
        Fault.BUYER,
        700,
        false);
  }

  private Effects effects() {
    return new Effects() {
      @Override
      public void judged(Outcome outcome) {
        told.add(outcome.name());
      }

      @Override
      public void ended(Ending ending) {
        told.add(ending.name());
      }

      @Override
      public void canceled(Fault fault, Instant at, String currency, long refund) {
        told.add("%s %d %s at %s".formatted(fault, refund, currency, at));
      }

      @Override
      public void endedUnpaid(String currency, long total) {
        told.add("unpaid %d %s".formatted(total, currency));
      }
    };
  }
}
