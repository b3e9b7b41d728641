package dev.unbuy.cancellations;

import dev.unbuy.cancellations.CancellationDecision.Decided;
import dev.unbuy.cancellations.Recall.Status;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Decision;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Previews a recall, begins it, has it wait and go on. The preview asks the same decision, order by
 * order, that the recall then takes; orders are read by the hundred.
 */
@Component
public class StartRecall {

  private static final int PAGE = 200;

  private final Transactions transactions;
  private final ManyOrders orders;
  private final CancellationDecision decisions;
  private final Recalls recalls;
  private final Outbox outbox;
  private final InstantSource clock;

  StartRecall(
      Transactions transactions,
      ManyOrders orders,
      CancellationDecision decisions,
      Recalls recalls,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.decisions = decisions;
    this.recalls = recalls;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * What it would do now; nothing is done.
   *
   * @throws InvalidInput when the listings are not of one shop
   */
  public RecallPreview preview(RecallScope scope) {
    Tally tally = new Tally();
    UUID shop = transactions.read(work -> RecallCandidates.shopOf(work, scope));
    UUID after = new UUID(0, 0);
    List<UUID> page;
    do {
      UUID last = after;
      page =
          transactions.read(
              work -> {
                List<UUID> ids = work.ask(RecallCandidates.open(shop, scope, last, PAGE)).rows();
                if (!ids.isEmpty()) {
                  decisions.ask(work);
                  orders
                      .withoutChanges(work, orders.read(work, ids))
                      .forEach(one -> tally.add(work, one, scope));
                }
                return ids;
              });
      after = page.isEmpty() ? after : page.getLast();
    } while (page.size() == PAGE);
    int outThere =
        transactions
            .read(work -> work.ask(RecallCandidates.outThere(shop, scope)).rows())
            .getFirst();
    return tally.preview(shop, outThere);
  }

  /**
   * Begins it: writes down which orders it is about, and has them canceled after the commit.
   *
   * @throws InvalidInput when the listings are not of one shop
   */
  public Recall start(Actor.Operator operator, RecallScope scope) {
    return transactions.run(
        work -> {
          Instant now = clock.instant();
          UUID shop = RecallCandidates.shopOf(work, scope);
          Recall recall =
              new Recall(
                  Ids.next(),
                  scope.reason(),
                  shop,
                  scope.listings(),
                  scope.from(),
                  scope.to(),
                  scope.note(),
                  Status.RUNNING,
                  now,
                  null,
                  List.of());
          work.plan(
              Write.expecting(
                  1,
                  """
                  INSERT INTO cancellations.recalls (id, reason, shop_id, listings, placed_from,
                    placed_to, note, status, author_id, started_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?)\
                  """,
                  recall.id(),
                  recall.reason().name(),
                  shop,
                  recall.listings().toArray(UUID[]::new),
                  recall.from(),
                  recall.to(),
                  recall.note(),
                  operator.accountId(),
                  now));
          var _ = work.ask(RecallCandidates.take(recall));
          outbox.publish(work, new RecallStep(now, recall.id()));
          return recalls.lock(work, recall.id());
        });
  }

  /**
   * Has it wait after the orders that are in hand.
   *
   * @throws NotFound when there is none
   */
  public RecallOutcome pause(UUID id) {
    return change(id, Status.RUNNING, Status.PAUSED);
  }

  /**
   * Has it go on where it was.
   *
   * @throws NotFound when there is none
   */
  public RecallOutcome resume(UUID id) {
    return change(id, Status.PAUSED, Status.RUNNING);
  }

  private RecallOutcome change(UUID id, Status from, Status to) {
    return transactions.run(
        work -> {
          Recall present = recalls.lock(work, id);
          if (present.status() != from) {
            return new RecallOutcome.Refused(
                new Refusal(
                    "not-" + from.name().toLowerCase(Locale.ROOT),
                    "RECALL_IS_NOT_" + from,
                    present.status().name(),
                    List.of()));
          }
          work.plan(
              Write.expecting(
                  1, "UPDATE cancellations.recalls SET status = ? WHERE id = ?", to, id));
          if (to == Status.RUNNING) {
            outbox.publish(work, new RecallStep(clock.instant(), id));
          }
          return new RecallOutcome.Done(recalls.lock(work, id));
        });
  }

  /** What decisions add up to. */
  private final class Tally {
    private final Map<String, Long> refunds = new TreeMap<>();
    private int settled;
    private int asked;
    private int units;

    void add(UnitOfWork work, LockedOrder order, RecallScope scope) {
      List<UnitsOfLine> wanted = ManyOrders.cancellable(order, scope.listings());
      if (wanted.isEmpty()) {
        return;
      }
      Decided decided =
          decisions.decide(
              work, order, order.chosen(wanted), Asker.PLATFORM, scope.reason(), clock.instant());
      switch (decided.decision()) {
        case Decision.Settled _ -> settled++;
        case Decision.Asked _ -> asked++;
        case Decision.Refused _ -> {
          return;
        }
      }
      units += wanted.stream().mapToInt(UnitsOfLine::quantity).sum();
      refunds.merge(order.order().currency(), decided.undone().refund(), Long::sum);
    }

    RecallPreview preview(UUID shop, int outThere) {
      return new RecallPreview(
          shop,
          settled,
          asked,
          units,
          outThere,
          refunds.entrySet().stream().map(one -> new Money(one.getValue(), one.getKey())).toList());
    }
  }
}
