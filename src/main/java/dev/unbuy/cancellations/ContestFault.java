package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.Contest.Cause;
import dev.unbuy.cancellations.rules.ContestFacts;
import dev.unbuy.cancellations.rules.WhoMayContest;
import dev.unbuy.cancellations.rules.WhoMayContest.Objection;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.platform.Transactions;
import dev.unbuy.policies.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A side does not accept whose fault a cancellation is said to be, and says why; an agent decides.
 * Each side may once. Until then, what was found counts.
 */
@Component
public class ContestFault {

  /** The longest statement. */
  public static final int LONGEST = 2_000;

  private final Transactions transactions;
  private final Cancellations cancellations;
  private final CancelOrder cancelOrder;
  private final Contests contests;
  private final RaiseContest raising;
  private final Policies policies;
  private final InstantSource clock;

  ContestFault(
      Transactions transactions,
      Cancellations cancellations,
      CancelOrder cancelOrder,
      Contests contests,
      RaiseContest raising,
      Policies policies,
      InstantSource clock) {
    this.transactions = transactions;
    this.cancellations = cancellations;
    this.cancelOrder = cancelOrder;
    this.contests = contests;
    this.raising = raising;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Brings it before an agent.
   *
   * @throws NotFound when there is no such cancellation that this actor may know of
   * @throws InvalidInput when nothing is said, or in more than {@value #LONGEST} characters
   */
  public ContestOutcome contest(Actor actor, UUID cancellationId, String statement) {
    String words = statement.strip();
    if (words.isEmpty() || words.length() > LONGEST) {
      throw new InvalidInput("statement", "must have 1 to %d characters".formatted(LONGEST));
    }
    return transactions.run(
        work -> {
          UUID orderId = cancellations.orderOf(work, cancellationId, actor);
          LockedOrder locked = cancelOrder.read(work, orderId, actor);
          var before = work.ask(contests.ofCancellation(cancellationId));
          Cancellation about = cancellations.read(work, cancellationId);
          Instant now = clock.instant();
          Optional<Objection> objection = objection(actor, about, before.rows(), now);
          return objection.isPresent()
              ? refused(about, "CONTEST_" + objection.get())
              : new ContestOutcome.Raised(
                  raising.raise(work, locked.order(), about, causeOf(actor), actor, words, now));
        });
  }

  /** Whether this actor's side could contest it now. */
  boolean isPossible(Actor actor, Cancellation about, List<Contest> before) {
    return objection(actor, about, before, clock.instant()).isEmpty();
  }

  private Optional<Objection> objection(
      Actor actor, Cancellation about, List<Contest> before, Instant now) {
    Cause cause = causeOf(actor);
    Instant since = about.decidedAt() == null ? about.askedAt() : about.decidedAt();
    return WhoMayContest.objection(
        new ContestFacts(
            about.status() == CancellationStatus.SETTLED,
            before.stream().anyMatch(one -> one.cause() == cause),
            since.plus(policies.current().redress().contestWithin())),
        now);
  }

  private static Cause causeOf(Actor actor) {
    return actor instanceof Actor.Seller ? Cause.SELLER : Cause.BUYER;
  }

  static ContestOutcome.Refused refused(Cancellation about, String rule) {
    return new ContestOutcome.Refused(
        new Refusal("not-contestable", rule, about.status().name(), List.of()));
  }
}
