package dev.unbuy.changes;

import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.changes.ChangeOutcome.Made;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What becomes of a change that waits: the seller approves or declines it, the buyer takes it back,
 * silence ends it, a cancellation goes before it.
 */
@Component
public class AnswerChange {

  private final Transactions transactions;
  private final Changes changes;
  private final ChangeDecisions decisions;
  private final AdvanceChange advance;

  AnswerChange(
      Transactions transactions,
      Changes changes,
      ChangeDecisions decisions,
      AdvanceChange advance) {
    this.transactions = transactions;
    this.changes = changes;
    this.decisions = decisions;
    this.advance = advance;
  }

  /**
   * The seller agrees.
   *
   * @throws NotFound when it is not this seller's
   */
  public ChangeOutcome approve(Actor.Seller seller, UUID id) {
    return answer(
        seller,
        id,
        List.of(ChangeStatus.ASKED),
        (work, locked, change, tenders) -> advance.settle(work, locked, change, tenders, seller));
  }

  /**
   * The seller does not; the order stays as it was.
   *
   * @throws NotFound when it is not this seller's
   */
  public ChangeOutcome decline(Actor.Seller seller, UUID id) {
    return answer(
        seller,
        id,
        List.of(ChangeStatus.ASKED),
        (work, locked, change, tenders) ->
            advance.end(work, locked, change, tenders, ChangeStatus.DECLINED, seller));
  }

  /**
   * The buyer takes what the seller proposes.
   *
   * @throws NotFound when it is not this buyer's
   */
  public ChangeOutcome accept(Actor.Buyer buyer, UUID id) {
    return answer(
        buyer,
        id,
        List.of(ChangeStatus.PROPOSED),
        (work, locked, change, tenders) -> advance.settle(work, locked, change, tenders, buyer));
  }

  /**
   * The buyer does not; what is missing is canceled.
   *
   * @throws NotFound when it is not this buyer's
   */
  public ChangeOutcome refuse(Actor.Buyer buyer, UUID id) {
    return answer(
        buyer,
        id,
        List.of(ChangeStatus.PROPOSED),
        (work, locked, change, tenders) ->
            advance.end(work, locked, change, tenders, ChangeStatus.NOT_TAKEN, buyer));
  }

  /**
   * The buyer wants the order as it was after all.
   *
   * @throws NotFound when it is not this buyer's
   */
  public ChangeOutcome takeBack(Actor.Buyer buyer, UUID id) {
    return answer(
        buyer,
        id,
        List.of(ChangeStatus.ASKED, ChangeStatus.PAYING),
        (work, locked, change, tenders) ->
            advance.end(work, locked, change, tenders, ChangeStatus.TAKEN_BACK, buyer));
  }

  /**
   * Ends the change of an order that waits, because units that it holds back are wanted for
   * something that goes before it; for a unit of work that holds the order's lock and read this
   * under it.
   */
  public void overtake(
      UnitOfWork work,
      Order order,
      List<OrderLine> lines,
      List<TenderShare> shares,
      Change waiting,
      Actor by) {
    var tenders = work.ask(Tender.ofChange(waiting.id()));
    LockedChange locked = new LockedChange(order, lines, shares, Optional.of(waiting));
    var _ = advance.end(work, locked, waiting, tenders.rows(), ChangeStatus.OVERTAKEN, by);
  }

  /** The change of an order that waits, read along with what else is read under its lock. */
  public Optional<Change> waiting(UnitOfWork work, UUID orderId) {
    return work.ask(changes.waitingOf(orderId)).first();
  }

  /** The changes of several orders that wait, by their orders. */
  public Map<UUID, Change> waiting(UnitOfWork work, Collection<UUID> orders) {
    return work.ask(changes.waitingOf(orders)).rows().stream()
        .collect(Collectors.toMap(Change::orderId, one -> one));
  }

  /** The lines as if a change held none of their units back. */
  public static List<OrderLine> letGo(List<OrderLine> lines, Change waiting) {
    return AdvanceChange.letGo(lines, waiting);
  }

  void end(UnitOfWork work, UUID id, Actor by, UnaryOperator<ChangeStatus> as) {
    decisions.ask(work);
    Change known = changes.known(work, id, by);
    LockedChange locked = changes.lock(work, known.orderId(), by);
    var tenders = work.ask(Tender.ofChange(id));
    locked
        .waiting()
        .filter(one -> one.id().equals(id))
        .ifPresent(
            waiting ->
                advance.end(work, locked, waiting, tenders.rows(), as.apply(waiting.status()), by));
  }

  private ChangeOutcome answer(Actor actor, UUID id, List<ChangeStatus> from, Step step) {
    return transactions.run(
        work -> {
          decisions.ask(work);
          Change known = changes.known(work, id, actor);
          LockedChange locked = changes.lock(work, known.orderId(), actor);
          var tenders = work.ask(Tender.ofChange(id));
          Change present = work.ask(changes.byId(id)).first().orElseThrow();
          if (!from.contains(present.status())) {
            return new ChangeOutcome.Refused(
                new Refusal("not-waiting", "already-decided", present.status().name(), List.of()));
          }
          return new Made(step.take(work, locked, present, tenders.rows()), null);
        });
  }

  @FunctionalInterface
  private interface Step {
    Change take(UnitOfWork work, LockedChange locked, Change change, List<Tender> tenders);
  }
}
