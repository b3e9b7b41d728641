package dev.unbuy.simulation.columns;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.CancellationFacts;
import dev.unbuy.cancellations.rules.Evidence;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.FaultByEvidence;
import dev.unbuy.cancellations.rules.PaymentState;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.ReasonRule;
import dev.unbuy.cancellations.rules.Rule;
import dev.unbuy.simulation.rules.PastCancellation;
import dev.unbuy.simulation.rules.PastCancellation.Answer;
import dev.unbuy.simulation.rules.PastOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of a slice into orders as they went. Facts that were not kept when a cancellation
 * was judged are inferred: from the rule that decided, and from the order as it is now.
 */
public final class History {

  private static final long MILLION = 1_000_000;
  private static final int NANOS = 1_000;
  private static final Set<String> ENDED_BY_TIME =
      Set.of(Reason.UNPAID.name(), Reason.NOT_SHIPPED_IN_TIME.name());

  private final Slice slice;
  private final Function<Reason, @Nullable ReasonRule> reasons;

  /**
   * The history of a slice, whatever that holds when it is asked.
   *
   * @param reasons what each reason means; null for one that is not known any more
   */
  public History(Slice slice, Function<Reason, @Nullable ReasonRule> reasons) {
    this.slice = slice;
    this.reasons = reasons;
  }

  /** Whether nothing was ever wished of the order, so that only times decide about it. */
  public boolean isPlain(int place) {
    return slice.cancellations.get(place).isEmpty();
  }

  /** When the order was placed, in microseconds since 1970. */
  public long placedAt(int place) {
    return slice.placedAt[place];
  }

  /** What an order says about its shop. */
  public OrderFact fact(int place) {
    return new OrderFact(
        slice.shop[place],
        slice.day[place],
        slice.paid[place],
        slice.sellerFault[place],
        slice.shipped[place],
        slice.late[place],
        slice.stars[place]);
  }

  /** The order as it went. */
  public PastOrder order(int place) {
    List<PastCancellation> wishes = new ArrayList<>();
    for (CancellationRow row : slice.cancellations.get(place)) {
      if (!isEndedByTime(row)) {
        wishes.add(wish(place, row));
      }
    }
    return new PastOrder(
        slice.currency[place],
        slice.total[place],
        at(slice.placedAt[place]),
        orNull(slice.paidAt[place]),
        at(slice.shipBy[place]),
        orNull(slice.shippedAt[place]),
        slice.accepts[place],
        wishes);
  }

  /** The wishes of an order with the version that judged each, where its facts were kept. */
  public List<Judged> judged(int place) {
    List<Judged> judged = new ArrayList<>();
    for (CancellationRow row : slice.cancellations.get(place)) {
      if (row.payment() != null) {
        judged.add(
            new Judged(wish(place, row), row.policy(), row.sellerAnswersBy() != Slice.NEVER));
      }
    }
    return judged;
  }

  private static boolean isEndedByTime(CancellationRow row) {
    return row.askedBy().equals(Asker.PLATFORM.name()) && ENDED_BY_TIME.contains(row.reason());
  }

  private PastCancellation wish(int place, CancellationRow row) {
    Asker asker = Asker.valueOf(row.askedBy());
    Rule rule = Rule.valueOf(row.rule());
    CancellationFacts facts = facts(place, row, rule);
    Fault fault = Fault.valueOf(row.fault());
    Answer answer = answer(row);
    return new PastCancellation(
        asker,
        at(row.askedAt()),
        facts,
        rule,
        orNull(row.sellerAnswersBy()),
        answer,
        answer == null ? null : orNull(row.decidedAt()),
        finding(row, facts, fault),
        fault,
        row.refund(),
        row.status().equals("UNDONE"));
  }

  private CancellationFacts facts(int place, CancellationRow row, Rule rule) {
    if (row.payment() != null) {
      return new CancellationFacts(
          Math.max(1, row.packed()),
          row.packed(),
          PaymentState.valueOf(row.payment()),
          orNull(row.paidAt()),
          at(row.shipBy()),
          row.rightOpen() ? Instant.MAX : null,
          row.accepts(),
          row.limited());
    }
    long paidAt = slice.paidAt[place];
    boolean paid = paidAt != Slice.NEVER && paidAt <= row.askedAt();
    return new CancellationFacts(
        1,
        rule == Rule.BEING_PREPARED ? 1 : 0,
        paid
            ? PaymentState.PAID
            : rule == Rule.PAYMENT_UNDER_REVIEW ? PaymentState.UNDER_REVIEW : PaymentState.UNPAID,
        paid ? at(paidAt) : null,
        at(slice.shipBy[place]),
        rule == Rule.STATUTORY_WITHDRAWAL ? Instant.MAX : null,
        slice.accepts[place]);
  }

  /** Only a person's answer counts as one: silence is found anew. */
  private static @Nullable Answer answer(CancellationRow row) {
    boolean person = row.decidedBy() != null && !row.decidedBy().equals(Asker.PLATFORM.name());
    if (row.sellerAnswersBy() == Slice.NEVER || !person) {
      return null;
    }
    return switch (row.status()) {
      case "SETTLED", "UNDONE" -> Answer.APPROVED;
      case "DECLINED" -> Answer.DECLINED;
      case "TAKEN_BACK" -> Answer.TAKEN_BACK;
      default -> null;
    };
  }

  /** What the evidence said: the message that was kept tells what was found. */
  private Fault finding(CancellationRow row, CancellationFacts facts, Fault otherwise) {
    ReasonRule rule = reasons.apply(Reason.valueOf(row.reason()));
    if (rule == null) {
      return otherwise;
    }
    Instant askedAt = at(row.askedAt());
    String because = row.because();
    boolean paid = facts.payment() == PaymentState.PAID;
    return FaultByEvidence.decide(
            rule,
            new Evidence(
                facts.shipBy(),
                paid && !askedAt.isBefore(facts.shipBy()),
                because.equals("fault.listing-changed") ? askedAt : null,
                because.equals("fault.price-dropped") ? "" : null,
                because.equals("fault.out-of-stock"),
                because.equals("fault.seller-below-standard"),
                because.equals("fault.payment-failed-here")))
        .fault();
  }

  private static @Nullable Instant orNull(long micros) {
    return micros == Slice.NEVER ? null : at(micros);
  }

  private static Instant at(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MILLION), Math.floorMod(micros, MILLION) * NANOS);
  }

  /**
   * What an order says about its shop.
   *
   * @param shop its number, or {@link Shops#NONE}
   * @param day on which it was placed, days since 1970
   * @param stars its rating, or {@link Slice#NO_STARS}
   */
  public record OrderFact(
      int shop,
      int day,
      boolean paid,
      boolean sellerFault,
      boolean shipped,
      boolean late,
      int stars) {}

  /**
   * A wish and what judged it.
   *
   * @param policy the version; null: the numbers that came with the code
   * @param asked whether the seller was asked
   */
  public record Judged(PastCancellation wish, @Nullable UUID policy, boolean asked) {}
}
