package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Recall.Outcome;
import dev.unbuy.cancellations.Recall.Status;
import dev.unbuy.inventory.Stock;
import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Effect;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Goes through a recall's orders, {@value #BATCH} in a transaction: they are claimed in the
 * database, locked in the order of their ids, decided by the same rules as any cancellation, and
 * written down with what became of each. The step after it is published in the same transaction, so
 * that it goes on after any crash where it was, and pausing it is not publishing one.
 *
 * <p>When a batch fails, its orders are tried one by one, and one that fails alone is left to a
 * person. When none waits any more, orders placed meanwhile are looked for; if there are none, it
 * is done.
 */
@Component
class RunRecall implements Effect<RecallStep> {

  private static final Logger log = LoggerFactory.getLogger(RunRecall.class);
  private static final int BATCH = 50;
  private static final Actor PLATFORM = new Actor.Platform();
  private static final String CLAIM =
      """
      SELECT order_id FROM cancellations.recall_orders
      WHERE recall_id = ? AND outcome = 'WAITING' ORDER BY order_id LIMIT ? FOR UPDATE\
      """;
  private static final String LOOKED =
      """
      UPDATE cancellations.recall_orders r SET outcome = o.outcome,
        cancellation_id = o.cancellation_id, units = o.units, refund = o.refund, why = o.why, at = ?
      FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::int[], ?::int8[], ?::text[])
        AS o (order_id, outcome, cancellation_id, units, refund, why)
      WHERE r.recall_id = ? AND r.order_id = o.order_id AND r.outcome = 'WAITING'\
      """;

  private final Transactions transactions;
  private final Recalls recalls;
  private final ManyOrders orders;
  private final CancelOrder cancelOrder;
  private final CancellationDecision decisions;
  private final Outbox outbox;
  private final InstantSource clock;

  RunRecall(
      Transactions transactions,
      Recalls recalls,
      ManyOrders orders,
      CancelOrder cancelOrder,
      CancellationDecision decisions,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.recalls = recalls;
    this.orders = orders;
    this.cancelOrder = cancelOrder;
    this.decisions = decisions;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "cancellations.recall";
  }

  @Override
  public Class<RecallStep> event() {
    return RecallStep.class;
  }

  @Override
  public void perform(RecallStep step) {
    try {
      transactions.execute(work -> next(work, step.subject(), BATCH));
    } catch (RuntimeException failure) {
      log.warn(
          "A batch of recall {} failed; its orders are tried one by one", step.subject(), failure);
      oneByOne(step.subject());
    }
  }

  private void oneByOne(UUID recall) {
    List<UUID> batch = transactions.run(work -> work.ask(claim(recall, BATCH)).rows());
    for (UUID order : batch) {
      try {
        transactions.execute(
            work -> {
              Recall present = recalls.lock(work, recall);
              if (present.status() == Status.RUNNING) {
                look(work, present, List.of(order));
              }
            });
      } catch (RuntimeException failure) {
        transactions.execute(
            work ->
                work.plan(looked(recall, List.of(Seen.failed(order, failure)), clock.instant())));
      }
    }
    transactions.execute(
        work -> {
          if (recalls.lock(work, recall).status() == Status.RUNNING) {
            outbox.publish(work, new RecallStep(clock.instant(), recall));
          }
        });
  }

  private void next(UnitOfWork work, UUID id, int most) {
    Recall recall = recalls.lock(work, id);
    if (recall.status() != Status.RUNNING) {
      return;
    }
    List<UUID> batch = work.ask(claim(id, most)).rows();
    if (!batch.isEmpty()) {
      look(work, recall, batch);
    } else if (work.ask(RecallCandidates.take(recall)).rows().isEmpty()) {
      work.plan(
          Write.expecting(
              1,
              "UPDATE cancellations.recalls SET status = 'DONE', ended_at = ? WHERE id = ?",
              clock.instant(),
              id));
      return;
    }
    outbox.publish(work, new RecallStep(clock.instant(), id));
  }

  private void look(UnitOfWork work, Recall recall, List<UUID> batch) {
    decisions.ask(work);
    List<LockedOrder> locked = orders.lock(work, batch);
    var _ = work.ask(Stock.available(variants(locked))).rows();
    Instant now = clock.instant();
    List<Seen> seen = new ArrayList<>();
    List<LockedOrder> free = orders.withoutChanges(work, locked);
    for (int i = 0; i < locked.size(); i++) {
      List<UnitsOfLine> wanted = ManyOrders.cancellable(free.get(i), recall.listings());
      seen.add(cancel(work, recall, locked.get(i), wanted, now));
    }
    work.plan(looked(recall.id(), seen, now));
  }

  private Seen cancel(
      UnitOfWork work, Recall recall, LockedOrder order, List<UnitsOfLine> wanted, Instant now) {
    if (wanted.isEmpty()) {
      return Seen.tooLate(order.order().id());
    }
    CancelOrderCommand command =
        new CancelOrderCommand(
            PLATFORM, order.order().id(), recall.reason(), recall.note(), wanted);
    return switch (cancelOrder.cancel(work, command, order, now)) {
      case CancelOutcome.Settled settled -> Seen.of(Outcome.CANCELED, settled.cancellation());
      case CancelOutcome.Asked asked -> Seen.of(Outcome.ASKED, asked.cancellation());
      case CancelOutcome.Refused _ -> Seen.tooLate(order.order().id());
    };
  }

  private static List<UUID> variants(List<LockedOrder> orders) {
    return orders.stream()
        .flatMap(order -> order.lines().stream())
        .map(OrderLine::variantId)
        .distinct()
        .toList();
  }

  private static Query<UUID> claim(UUID recall, int most) {
    return Query.of(CLAIM, row -> row.getObject(1, UUID.class), recall, most);
  }

  private static Write looked(UUID recall, List<Seen> seen, Instant now) {
    return Write.expecting(
        seen.size(),
        LOOKED,
        now,
        seen.stream().map(Seen::order).toArray(UUID[]::new),
        seen.stream().map(one -> one.outcome().name()).toArray(String[]::new),
        seen.stream().map(Seen::cancellation).toArray(UUID[]::new),
        seen.stream().map(Seen::units).toArray(Integer[]::new),
        seen.stream().map(Seen::refund).toArray(Long[]::new),
        seen.stream().map(Seen::why).toArray(String[]::new),
        recall);
  }

  private record Seen(
      UUID order,
      Outcome outcome,
      @Nullable UUID cancellation,
      int units,
      long refund,
      @Nullable String why) {

    static Seen of(Outcome outcome, Cancellation made) {
      return new Seen(
          made.orderId(), outcome, made.id(), made.units(), made.refund().minor(), null);
    }

    static Seen tooLate(UUID order) {
      return new Seen(order, Outcome.TOO_LATE, null, 0, 0, null);
    }

    static Seen failed(UUID order, RuntimeException why) {
      String said = Objects.requireNonNullElse(why.getMessage(), why.toString());
      return new Seen(order, Outcome.FAILED, null, 0, 0, said);
    }
  }
}
