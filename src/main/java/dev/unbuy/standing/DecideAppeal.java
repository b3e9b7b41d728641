package dev.unbuy.standing;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.standing.Consequence.Because;
import dev.unbuy.standing.Consequence.Decision;
import dev.unbuy.standing.Consequence.Verdict;
import dev.unbuy.standing.ConsequenceChanged.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * An agent decides an appeal, with reasons that the seller reads, and may name orders that do not
 * count in the shop's record any more; it is scored anew without them.
 */
@Component
public class DecideAppeal {

  /** The longest reasons. */
  public static final int LONGEST = 2_000;

  /** The most orders that one decision can leave out. */
  public static final int MOST_ORDERS = 100;

  private final Transactions transactions;
  private final BeginConsequence beginning;
  private final Outbox outbox;
  private final InstantSource clock;

  DecideAppeal(
      Transactions transactions, BeginConsequence beginning, Outbox outbox, InstantSource clock) {
    this.transactions = transactions;
    this.beginning = beginning;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Decides it, once.
   *
   * @param leaveOut the shop's orders that are not to count
   * @throws NotFound when there is no such consequence
   * @throws InvalidInput when no reasons are given or too many, or an order is not of the shop
   */
  public AppealOutcome decide(
      Actor.Agent agent, UUID id, Decision decision, String because, Set<UUID> leaveOut) {
    String words = because.strip();
    if (words.isEmpty() || words.length() > LONGEST) {
      throw new InvalidInput("because", "must have 1 to %d characters".formatted(LONGEST));
    }
    if (leaveOut.size() > MOST_ORDERS) {
      throw new InvalidInput("leaveOut", "must be %d at most".formatted(MOST_ORDERS));
    }
    return transactions.run(
        work -> {
          Consequence one = Consequences.locked(work, id);
          if (!one.appealWaits()) {
            return AppealConsequence.refused(
                one, one.appeal() == null ? "NOT_APPEALED" : "APPEAL_DECIDED_BEFORE");
          }
          Instant now = clock.instant();
          leaveOut(work, agent, one, words, leaveOut, now);
          decide(work, one, new Verdict(now, agent.accountId(), decision, words));
          return new AppealOutcome.Done(Consequences.get(work, id));
        });
  }

  private void decide(UnitOfWork work, Consequence one, Verdict verdict) {
    work.plan(ConsequenceWrites.decided(one.id(), verdict));
    boolean lifted = verdict.decision() == Decision.LIFTED;
    if (lifted && one.ended() == null) {
      work.plan(ConsequenceWrites.ended(List.of(one.id()), Because.APPEAL, verdict.at()));
      work.plan(Deadlines.clear(one.id(), BeginConsequence.KIND, PauseListings.KIND));
      ConsequenceWrites.limit(work, List.of(one.shopId()));
    } else if (one.state() == Consequence.State.ANNOUNCED
        && !one.effectiveAt().isAfter(verdict.at())) {
      beginning.begin(work, one);
    }
    outbox.publish(
        work,
        new ConsequenceChanged(
            verdict.at(), one.id(), one.shopId(), lifted ? Step.LIFTED : Step.UPHELD));
  }

  private static void leaveOut(
      UnitOfWork work,
      Actor.Agent agent,
      Consequence one,
      String because,
      Set<UUID> orders,
      Instant now) {
    if (orders.isEmpty()) {
      return;
    }
    work.plan(Deadlines.setUnlessSet(ScoreShop.KIND, one.shopId(), now));
    var known =
        work.ask(
            Query.of(
                """
                SELECT order_id FROM standing.order_facts
                WHERE shop_id = ? AND order_id = ANY (?)\
                """,
                row -> row.getObject(1, UUID.class),
                one.shopId(),
                orders.toArray(UUID[]::new)));
    if (known.rows().size() < orders.size()) {
      throw new InvalidInput("leaveOut", "has an order that is not one of this shop's");
    }
    work.plan(ConsequenceWrites.leftOut(orders, one.shopId(), agent.accountId(), because, now));
    work.plan(OrderFacts.taken(orders));
  }
}
