package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Habit;
import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.HabitNumbers;
import dev.unbuy.policies.Policies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Buyers who cancel serially by their own fault lose what the marketplace gives beyond the law:
 * that a wish settles at once within the grace period or where the seller accepts everything. Never
 * a statutory right, and never silently.
 *
 * <p>A cancel costs one row read and at most one deadline written: who may have passed the limit is
 * looked at a minute later, once however many cancels there were, and then daily while limited. So
 * a limit goes by itself, as orders grow old, as new ones are kept, and as an agent decides that a
 * cancellation was somebody else's fault.
 */
@Component
public class BuyerHabits implements DeadlineHandler {

  private static final String KIND = "cancellations.habits";
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration DAILY = Duration.ofDays(1);
  private static final int MOST_ORDERS = 2_000;
  private static final String LIMITED =
      "SELECT canceled, orders FROM cancellations.limited_buyers WHERE buyer_id = ?";
  private static final String CANCELED =
      """
      SELECT count(DISTINCT order_id) FROM cancellations.cancellations
      WHERE order_id = ANY (?) AND asked_by = 'BUYER' AND fault = 'BUYER' AND status = 'SETTLED'
        AND rule <> 'STATUTORY_WITHDRAWAL'\
      """;
  private static final String LIMIT =
      """
      INSERT INTO cancellations.limited_buyers (buyer_id, since, canceled, orders)
      VALUES (?, ?, ?, ?)
      ON CONFLICT (buyer_id) DO UPDATE SET canceled = excluded.canceled, orders = excluded.orders\
      """;

  private final Transactions transactions;
  private final Policies policies;
  private final Outbox outbox;
  private final InstantSource clock;

  BuyerHabits(Transactions transactions, Policies policies, Outbox outbox, InstantSource clock) {
    this.transactions = transactions;
    this.policies = policies;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** How often this buyer has canceled, where that limits them. */
  public Optional<Habit> limitOf(UUID buyerId) {
    return transactions.read(work -> work.ask(limitedBuyer(buyerId)).first());
  }

  /** Asks whether the one who asks is limited, along with what else is asked first. */
  static @Nullable Answer<Habit> ask(UnitOfWork work, Actor actor) {
    return actor instanceof Actor.Buyer buyer ? work.ask(limitedBuyer(buyer.accountId())) : null;
  }

  /** What came back; null where nothing limits. */
  static @Nullable Habit heard(@Nullable Answer<Habit> answer) {
    return answer == null ? null : answer.first().orElse(null);
  }

  /** Has it looked at whether this buyer's cancellations have become a habit. */
  static Write lookSoon(UUID buyerId, Instant now) {
    return Deadlines.setOnce(KIND, buyerId, now.plus(SOON));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void due(UUID buyerId, UnitOfWork work) {
    policies.ask(work);
    var before = work.ask(limitedBuyer(buyerId));
    HabitNumbers numbers = numbers(before);
    Instant now = clock.instant();
    List<UUID> orders =
        work.ask(Orders.paidSince(buyerId, now.minus(numbers.window()), MOST_ORDERS)).rows();
    int canceled =
        work.ask(Query.of(CANCELED, row -> row.getInt(1), (Object) orders.toArray(UUID[]::new)))
            .first()
            .orElse(0);
    Habit habit = new Habit(canceled, orders.size());
    boolean limited = habit.isSerial(numbers.cancellations(), numbers.shareBasisPoints());
    if (limited) {
      work.plan(Write.expecting(1, LIMIT, buyerId, now, habit.canceled(), habit.orders()));
      work.plan(Deadlines.setOnce(KIND, buyerId, now.plus(DAILY)));
    } else {
      work.plan(Write.any("DELETE FROM cancellations.limited_buyers WHERE buyer_id = ?", buyerId));
    }
    if (limited == before.rows().isEmpty()) {
      outbox.publish(
          work, new BuyerLimitChanged(now, buyerId, limited, habit.canceled(), habit.orders()));
    }
  }

  /** The first look at an answer brings the policy along. */
  private HabitNumbers numbers(Answer<Habit> before) {
    var _ = before.rows();
    return policies.current().habits();
  }

  private static Query<Habit> limitedBuyer(UUID buyerId) {
    return Query.of(LIMITED, row -> new Habit(row.getInt(1), row.getInt(2)), buyerId);
  }
}
