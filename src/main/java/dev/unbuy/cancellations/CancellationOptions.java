package dev.unbuy.cancellations;

import dev.unbuy.cancellations.CancellationDecision.Decided;
import dev.unbuy.cancellations.rules.Alternative;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Decision;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.cancellations.rules.Habit;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.Rule;
import dev.unbuy.changes.AnswerChange;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.Orders;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.OweRefund;
import dev.unbuy.refunds.Refund.Kind;
import dev.unbuy.refunds.Refund.Part;
import dev.unbuy.refunds.RefundTo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What would happen if somebody canceled now: the same decision, with nothing done. */
@Component
public class CancellationOptions {

  private final Transactions transactions;
  private final Orders orders;
  private final CancellationDecision decisions;
  private final FittingRemedies fitting;
  private final OweRefund refunds;
  private final AnswerChange changes;
  private final InstantSource clock;

  CancellationOptions(
      Transactions transactions,
      Orders orders,
      CancellationDecision decisions,
      FittingRemedies fitting,
      OweRefund refunds,
      AnswerChange changes,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.decisions = decisions;
    this.fitting = fitting;
    this.refunds = refunds;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Previews.
   *
   * @param reason the reason that is thought of, or null
   * @param wanted which units; empty for all that can be canceled
   * @throws NotFound when there is no such order that this actor may know of
   */
  public Preview preview(
      Actor actor, UUID orderId, @Nullable Reason reason, List<UnitsOfLine> wanted) {
    Asker asker = CancelOrderCommand.askerOf(actor);
    return transactions.run(
        work -> {
          decisions.ask(work);
          var found = work.ask(orders.find(orderId, actor));
          var lines = work.ask(Orders.lines(orderId));
          var parcels = work.ask(Orders.fulfillments(orderId));
          var shares = work.ask(TenderShare.ofOrder(orderId));
          var limit = BuyerHabits.ask(work, actor);
          Order order = found.first().orElseThrow(() -> new NotFound("order"));
          LockedOrder facts =
              free(
                  work,
                  new LockedOrder(
                      order,
                      lines.rows(),
                      parcels.rows(),
                      shares.rows(),
                      BuyerHabits.heard(limit)));
          Map<UUID, Integer> chosen = facts.chosen(wanted);
          Instant now = clock.instant();
          Decided decided = decisions.decide(work, facts, chosen, asker, reason, now);
          List<RemedyOffer> remedies =
              asker == Asker.BUYER && reason != null
                  ? remedies(work, facts, chosen, decided, reason, now)
                  : List.of();
          return preview(facts, chosen, decided, remedies, now);
        });
  }

  /** A cancellation goes before a change that waits. */
  private LockedOrder free(UnitOfWork work, LockedOrder facts) {
    return facts.anythingWaits()
        ? changes.waiting(work, facts.order().id()).map(facts::without).orElse(facts)
        : facts;
  }

  /** The same for an order that was read before: what canceling all that can be would do. */
  Preview preview(UnitOfWork work, Actor actor, LockedOrder facts) {
    Map<UUID, Integer> chosen = facts.chosen(List.of());
    Instant now = clock.instant();
    Decided decided =
        decisions.decide(work, facts, chosen, CancelOrderCommand.askerOf(actor), null, now);
    return preview(facts, chosen, decided, List.of(), now);
  }

  /** What fits and was not turned down before; shown, it counts as offered. */
  private List<RemedyOffer> remedies(
      UnitOfWork work,
      LockedOrder facts,
      Map<UUID, Integer> chosen,
      Decided decided,
      Reason reason,
      Instant now) {
    if (decided.decision() instanceof Decision.Refused) {
      return List.of();
    }
    var declined = work.ask(RemedyOffers.declinedKinds(facts.order().id()));
    List<RemedyOffer> offers =
        fitting.find(work, facts, chosen, reason, now).stream()
            .filter(offer -> !declined.rows().contains(offer.kind()))
            .toList();
    RemedyOffers.keep(work, facts.order(), offers, now);
    return offers;
  }

  private Preview preview(
      LockedOrder facts,
      Map<UUID, Integer> chosen,
      Decided decided,
      List<RemedyOffer> remedies,
      Instant now) {
    Order order = facts.order();
    boolean refused = decided.decision() instanceof Decision.Refused;
    long amount = decided.undone().refund();
    List<Part> parts = refused ? List.of() : parts(facts, amount, RefundTo.ORIGINAL, now);
    return new Preview(
        switch (decided.decision()) {
          case Decision.Settled _ -> Outcome.SETTLED;
          case Decision.Asked _ -> Outcome.ASKED;
          case Decision.Refused _ -> Outcome.REFUSED;
        },
        decided.decision().rule(),
        decided.decision() instanceof Decision.Asked asked ? asked.sellerAnswersBy() : null,
        order,
        facts.lines().stream()
            .map(
                line -> new LineChoice(line, line.cancellable(), chosen.getOrDefault(line.id(), 0)))
            .toList(),
        order.money(amount),
        order.money(decided.undone().shipping()),
        parts,
        parts.stream().anyMatch(part -> part.kind() == Kind.REFUND)
            ? parts(facts, amount, RefundTo.STORE_CREDIT, now)
            : List.of(),
        decided.settledFinding(),
        remedies,
        refused ? decisions.alternatives(order, now) : List.of(),
        decided.decision() instanceof Decision.Asked ? facts.limit() : null);
  }

  private List<Part> parts(LockedOrder facts, long amount, RefundTo to, Instant now) {
    return refunds.plan(facts.order(), facts.shares(), amount, to, now).parts();
  }

  /** What becomes of it. */
  public enum Outcome {
    SETTLED,
    ASKED,
    REFUSED
  }

  /**
   * What would happen.
   *
   * @param refund what would go back in all, shipping included
   * @param parts the same by tender, with the days on which to expect it
   * @param asStoreCredit the same if the buyer wants store credit; empty where there is no choice,
   *     because nothing that was taken would be sent back
   * @param remedies what fits the reason and can be taken instead
   * @param alternatives what can be done instead, when it is refused
   * @param limit the habit because of which the seller is asked first, or null
   */
  public record Preview(
      Outcome outcome,
      Rule rule,
      @Nullable Instant sellerAnswersBy,
      Order order,
      List<LineChoice> lines,
      Money refund,
      Money shipping,
      List<Part> parts,
      List<Part> asStoreCredit,
      Finding finding,
      List<RemedyOffer> remedies,
      List<Alternative> alternatives,
      @Nullable Habit limit) {}

  /** A line, how many of its units can be canceled, and how many are chosen. */
  public record LineChoice(OrderLine line, int cancellable, int chosen) {}
}
