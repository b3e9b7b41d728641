package dev.unbuy.changes;

import dev.unbuy.checkout.Authorizations;
import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.Orders;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderStatus;
import dev.unbuy.payments.gateway.AuthorizationAnswer;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Unknown;
import dev.unbuy.platform.Effect;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.TryAgain;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks the gateway for a change's tenders, each under its own key until it answers. */
@Component
class PayForChange implements Effect<ChangeToBePaid> {

  private final Transactions transactions;
  private final Authorizations authorizations;
  private final Orders orders;
  private final Changes changes;
  private final ChangeDecisions decisions;
  private final AdvanceChange advance;
  private final InstantSource clock;

  PayForChange(
      Transactions transactions,
      Authorizations authorizations,
      Orders orders,
      Changes changes,
      ChangeDecisions decisions,
      AdvanceChange advance,
      InstantSource clock) {
    this.transactions = transactions;
    this.authorizations = authorizations;
    this.orders = orders;
    this.changes = changes;
    this.decisions = decisions;
    this.advance = advance;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "changes.authorize";
  }

  @Override
  public Class<ChangeToBePaid> event() {
    return ChangeToBePaid.class;
  }

  @Override
  public void perform(ChangeToBePaid event) {
    Map<UUID, AuthorizationAnswer> answers = new LinkedHashMap<>();
    for (Tender tender : requested(event.subject())) {
      answers.put(tender.id(), authorizations.ask(tender, 1));
    }
    transactions.execute(
        work -> {
          authorizations.prepare(work);
          heard(
              work,
              event.subject(),
              event.purchaseId(),
              answers.entrySet().stream()
                  .flatMap(
                      one ->
                          authorizations
                              .answered(one.getKey(), one.getValue(), clock.instant())
                              .stream())
                  .toList());
        });
    if (answers.values().stream().anyMatch(Unknown.class::isInstance)) {
      throw new TryAgain("the gateway did not answer for every tender");
    }
  }

  private List<Tender> requested(UUID changeId) {
    return transactions.read(
        work ->
            work.ask(Tender.ofChange(changeId)).rows().stream()
                .filter(tender -> tender.status() == TenderStatus.REQUESTED)
                .toList());
  }

  /**
   * Goes on with what was heard of a change's tenders. All orders of the purchase are locked, in
   * the order in which everybody locks them: its payment may be derived anew.
   */
  void heard(UnitOfWork work, UUID changeId, UUID purchaseId, List<Write> what) {
    var _ = work.ask(orders.lockPurchase(purchaseId));
    decisions.ask(work);
    work.plan(what);
    var tenders = work.ask(Tender.ofChange(changeId));
    Change change = work.ask(changes.byId(changeId)).first().orElseThrow();
    LockedChange locked = changes.lock(work, change.orderId(), new Actor.Platform());
    var _ = advance.paid(work, locked, change, tenders.rows());
  }
}
