package dev.unbuy.simulation.rules;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.CancellationPolicy;
import dev.unbuy.cancellations.rules.Decision;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.WhoMayCancel;
import dev.unbuy.simulation.rules.Effects.Ending;
import dev.unbuy.simulation.rules.Effects.Outcome;
import dev.unbuy.simulation.rules.PastCancellation.Answer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Replays one order by some numbers: what the marketplace ends by itself when a time is over, and
 * what becomes of each wish to cancel that was made before that.
 *
 * @param policy the numbers that judge wishes
 * @param unpaidEndsAfter how long an order waits for its payment
 * @param until where the replay ends: what would happen later is not told
 */
public record Replay(CancellationPolicy policy, Duration unpaidEndsAfter, Instant until) {

  /** What became of an order: whether it counts as paid, and as canceled by the seller's fault. */
  public record Fate(boolean paid, boolean sellersFault) {}

  /** Replays it, telling each effect. */
  public Fate of(PastOrder order, Effects effects) {
    Instant paidAt = order.paidAt();
    Instant unpaidEnd = order.placedAt().plus(unpaidEndsAfter);
    if (endsUnpaid(paidAt, unpaidEnd)) {
      return endUnpaid(order, effects, unpaidEnd);
    }
    Instant end = endOfWaiting(order);
    boolean sellersFault = false;
    long back = 0;
    for (PastCancellation one : order.cancellations()) {
      if (end != null && !one.askedAt().isBefore(end)) {
        effects.judged(Outcome.CAME_TOO_LATE);
        continue;
      }
      Effect effect = judge(order, one, effects);
      if (effect != null) {
        effects.canceled(effect.fault(), effect.at(), order.currency(), one.refund());
        sellersFault |= effect.fault() == Fault.SELLER;
        back += one.refund();
      }
    }
    long left = order.total() - back;
    if (end != null && left > 0 && isCanceledAt(order, end)) {
      effects.canceled(Fault.SELLER, end, order.currency(), left);
      sellersFault = true;
    }
    return new Fate(paidAt != null, sellersFault);
  }

  private boolean endsUnpaid(@Nullable Instant paidAt, Instant unpaidEnd) {
    return (paidAt == null || !paidAt.isBefore(unpaidEnd)) && !unpaidEnd.isAfter(until);
  }

  /** Wishes that came before still count; nothing was paid that could go back. */
  private Fate endUnpaid(PastOrder order, Effects effects, Instant unpaidEnd) {
    boolean sellersFault = false;
    for (PastCancellation one : order.cancellations()) {
      if (one.askedAt().isBefore(unpaidEnd)) {
        Effect effect = judge(order, one, effects);
        if (effect != null) {
          effects.canceled(effect.fault(), effect.at(), order.currency(), one.refund());
          sellersFault |= effect.fault() == Fault.SELLER;
        }
      } else {
        effects.judged(Outcome.CAME_TOO_LATE);
      }
    }
    if (isCanceledAt(order, unpaidEnd)) {
      effects.endedUnpaid(order.currency(), order.total());
    }
    return new Fate(false, sellersFault);
  }

  /** When the marketplace itself gives up waiting for the parcel; null when it never does. */
  private @Nullable Instant endOfWaiting(PastOrder order) {
    Instant end = order.shipBy().plus(policy.platformWaitsAfterShipBy());
    boolean paid = order.paidAt() != null && order.paidAt().isBefore(end);
    return paid && order.waitsAt(end) && !end.isAfter(until) ? end : null;
  }

  private boolean isCanceledAt(PastOrder order, Instant at) {
    return WhoMayCancel.decide(order.factsWhenItsTimeIsOver(at), policy, Asker.PLATFORM, at)
        instanceof Decision.Settled;
  }

  private @Nullable Effect judge(PastOrder order, PastCancellation one, Effects effects) {
    Decision decision = WhoMayCancel.decide(one.facts(), policy, one.asker(), one.askedAt());
    return switch (decision) {
      case Decision.Refused _ -> {
        effects.judged(Outcome.REFUSED);
        yield null;
      }
      case Decision.Settled settled -> {
        effects.judged(Outcome.SETTLED);
        yield one.undone() ? null : new Effect(fault(settled, one), one.askedAt());
      }
      case Decision.Asked asked -> {
        effects.judged(Outcome.ASKED);
        yield answer(one, asked.sellerAnswersBy(), effects);
      }
    };
  }

  /** What a person answered in time, else silence. */
  private @Nullable Effect answer(PastCancellation one, Instant answersBy, Effects effects) {
    Answer answer = one.answer();
    Instant answeredAt = one.answeredAt();
    if (answer != null && answeredAt != null && answeredAt.isBefore(answersBy)) {
      return switch (answer) {
        case APPROVED -> {
          effects.ended(Ending.APPROVED);
          yield new Effect(one.faultByEvidence(), answeredAt);
        }
        case DECLINED -> {
          effects.ended(Ending.DECLINED);
          yield null;
        }
        case TAKEN_BACK -> {
          effects.ended(Ending.TAKEN_BACK);
          yield null;
        }
      };
    }
    if (answersBy.isAfter(until)) {
      effects.ended(Ending.STILL_WAITING);
      return null;
    }
    effects.ended(Ending.SILENCE);
    return new Effect(one.faultByEvidence(), answersBy);
  }

  /** The rule's where it settles that; else what was found, or decided by a person since. */
  private static Fault fault(Decision.Settled settled, PastCancellation one) {
    Fault ruled = settled.fault();
    return one.decidedByAPerson() || ruled == null ? one.faultByEvidence() : ruled;
  }

  private record Effect(Fault fault, Instant at) {}
}
