package dev.unbuy.refunds;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.Refund.Kind;
import dev.unbuy.refunds.Refund.Part;
import dev.unbuy.refunds.Refund.Status;
import dev.unbuy.refunds.ResolveOutcome.NotAllowed;
import dev.unbuy.refunds.ResolveOutcome.Resolved;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a part that cannot go on by itself. An operator may try it again, pay it
 * out as store credit with the buyer's consent, or say that it was paid by hand; the buyer may take
 * store credit, or give a bank account. Nothing is paid in another way while nobody knows whether
 * the gateway paid it.
 */
@Component
public class ResolveRefund {

  private static final int LONGEST_NOTE = 500;
  private static final String ORDER_OF = "SELECT order_id FROM refunds.refund_parts WHERE id = ?";

  private final Transactions transactions;
  private final Orders orders;
  private final OrderHistory history;
  private final Outbox outbox;
  private final ReplacePart replacing;
  private final InstantSource clock;

  ResolveRefund(
      Transactions transactions,
      Orders orders,
      OrderHistory history,
      Outbox outbox,
      ReplacePart replacing,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.history = history;
    this.outbox = outbox;
    this.replacing = replacing;
    this.clock = clock;
  }

  /**
   * Resolves.
   *
   * @throws NotFound when there is no such part that this actor may know of
   * @throws InvalidInput when the words are missing or too long
   */
  public ResolveOutcome resolve(Actor actor, UUID partId, Resolution resolution) {
    requireWords(resolution);
    return transactions.run(
        work -> {
          UUID orderId =
              work.ask(Query.of(ORDER_OF, row -> row.getObject(1, UUID.class), partId))
                  .first()
                  .orElseThrow(() -> new NotFound("refund"));
          Order order =
              work.ask(orders.lock(orderId, actor))
                  .first()
                  .orElseThrow(() -> new NotFound("refund"));
          LockedPart locked = LockedPart.of(work, partId).orElseThrow(() -> new NotFound("refund"));
          Optional<Refusal> refusal = whyNot(locked.part(), actor, resolution);
          if (refusal.isPresent()) {
            return new NotAllowed(refusal.get());
          }
          carryOut(work, locked, resolution);
          record(work, order, actor, locked, resolution);
          return new Resolved(
              LockedPart.of(work, partId).orElseThrow(() -> new NotFound("refund")).refund());
        });
  }

  private static Optional<Refusal> whyNot(Part part, Actor actor, Resolution resolution) {
    boolean toAccount = resolution instanceof Resolution.ToBankAccount;
    boolean buyersChoice = toAccount || resolution instanceof Resolution.ToStoreCredit;
    boolean may =
        switch (actor) {
          case Actor.Buyer _ -> buyersChoice;
          case Actor.Operator _ -> !toAccount;
          case Actor.Seller _, Actor.Agent _, Actor.Platform _ -> false;
        };
    if (!may) {
      return refusal("not-yours-to-decide", part);
    }
    if (part.status() != Status.NEEDS_ATTENTION) {
      return refusal("not-stuck", part);
    }
    if (resolution instanceof Resolution.TryAgain) {
      return Optional.empty();
    }
    if (!part.refused()) {
      return refusal("nobody-knows-whether-it-was-paid", part);
    }
    return buyersChoice && part.kind() != Kind.REFUND
        ? refusal("money-was-only-held", part)
        : Optional.empty();
  }

  private static Optional<Refusal> refusal(String rule, Part part) {
    return Optional.of(new Refusal("refund-not-resolvable", rule, part.status().name(), List.of()));
  }

  private void carryOut(UnitOfWork work, LockedPart locked, Resolution resolution) {
    Part part = locked.part();
    switch (resolution) {
      case Resolution.TryAgain _ when part.refused() ->
          replacing.askedOfTheGateway(work, locked, part.kind(), null);
      case Resolution.TryAgain _ -> {
        work.plan(PartWrites.askedAgain(part.id()));
        Refund refund = locked.refund();
        outbox.publish(
            work,
            new RefundRequested(clock.instant(), refund.id(), refund.orderId(), refund.buyerId()));
      }
      case Resolution.ToStoreCredit credit -> {
        replacing.done(work, locked, Kind.STORE_CREDIT, null, credit.consent());
        work.plan(BankAccounts.erase(part.id(), clock.instant()));
      }
      case Resolution.ToBankAccount given ->
          work.plan(BankAccounts.give(locked, given.account(), clock.instant()));
      case Resolution.PaidByHand hand -> {
        replacing.done(work, locked, Kind.BY_HAND, null, hand.note());
        work.plan(BankAccounts.erase(part.id(), clock.instant()));
      }
    }
  }

  private void record(
      UnitOfWork work, Order order, Actor actor, LockedPart locked, Resolution resolution) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("part", locked.part().id());
    data.put("amount", locked.part().amount().minor());
    OrderChange change =
        switch (resolution) {
          case Resolution.TryAgain _ -> OrderChange.REFUND_TRIED_AGAIN;
          case Resolution.ToStoreCredit credit -> {
            data.put("consent", credit.consent());
            yield OrderChange.REFUND_TO_STORE_CREDIT;
          }
          case Resolution.ToBankAccount given -> {
            data.put("account", given.account().end());
            yield OrderChange.REFUND_ACCOUNT_GIVEN;
          }
          case Resolution.PaidByHand hand -> {
            data.put("note", hand.note());
            yield OrderChange.REFUND_PAID_BY_HAND;
          }
        };
    history.record(work, order, change, actor, data, locked.refund().id(), clock.instant());
  }

  private static void requireWords(Resolution resolution) {
    switch (resolution) {
      case Resolution.TryAgain _, Resolution.ToBankAccount _ -> {
        // they take no words
      }
      case Resolution.ToStoreCredit credit -> requireWords("consent", credit.consent());
      case Resolution.PaidByHand hand -> requireWords("note", hand.note());
    }
  }

  private static void requireWords(String field, String words) {
    if (words.isBlank() || words.length() > LONGEST_NOTE || words.indexOf('\0') >= 0) {
      throw new InvalidInput(field, "must have 1 to %d characters".formatted(LONGEST_NOTE));
    }
  }
}
