package dev.unbuy.standing;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Transactions;
import dev.unbuy.standing.ConsequenceChanged.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A seller says, once, why what a standing leads to should not be; an agent decides. One that has
 * not begun does not begin before that.
 */
@Component
public class AppealConsequence {

  /** The longest statement. */
  public static final int LONGEST = 2_000;

  private final Transactions transactions;
  private final Outbox outbox;
  private final InstantSource clock;

  AppealConsequence(Transactions transactions, Outbox outbox, InstantSource clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Brings it before an agent.
   *
   * @throws NotFound when the seller's shop has no such consequence
   * @throws InvalidInput when nothing is said, or in more than {@value #LONGEST} characters
   */
  public AppealOutcome appeal(Actor.Seller seller, UUID id, String statement) {
    String words = statement.strip();
    if (words.isEmpty() || words.length() > LONGEST) {
      throw new InvalidInput("statement", "must have 1 to %d characters".formatted(LONGEST));
    }
    return transactions.run(
        work -> {
          Consequence one = Consequences.locked(work, id);
          if (!one.shopId().equals(seller.shopId())) {
            throw new NotFound("consequence");
          }
          if (!one.canBeAppealed()) {
            return refused(one, one.appeal() == null ? "CONSEQUENCE_ENDED" : "APPEALED_BEFORE");
          }
          Instant now = clock.instant();
          work.plan(ConsequenceWrites.appealed(id, seller.accountId(), words, now));
          outbox.publish(work, new ConsequenceChanged(now, id, one.shopId(), Step.APPEALED));
          return new AppealOutcome.Done(Consequences.get(work, id));
        });
  }

  static AppealOutcome.Refused refused(Consequence one, String rule) {
    return new AppealOutcome.Refused(
        new Refusal("not-appealable", rule, one.state().name(), List.of()));
  }
}
