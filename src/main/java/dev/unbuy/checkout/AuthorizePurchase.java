package dev.unbuy.checkout;

import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.payments.TenderStatus;
import dev.unbuy.payments.gateway.AuthorizationAnswer;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Unknown;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.Effect;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.TryAgain;
import dev.unbuy.platform.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the gateway for a purchase's tenders, each under its own key until it answers. */
@Component
class AuthorizePurchase implements Effect<PurchasePlaced> {

  private final Transactions transactions;
  private final Authorizations authorizations;
  private final SettlePayment settlement;
  private final InstantSource clock;

  AuthorizePurchase(
      Transactions transactions,
      Authorizations authorizations,
      SettlePayment settlement,
      InstantSource clock) {
    this.transactions = transactions;
    this.authorizations = authorizations;
    this.settlement = settlement;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "checkout.authorize";
  }

  @Override
  public Class<PurchasePlaced> event() {
    return PurchasePlaced.class;
  }

  @Override
  public void perform(PurchasePlaced event) {
    Map<UUID, AuthorizationAnswer> answers = new LinkedHashMap<>();
    for (Todo todo : read(event.subject())) {
      answers.put(todo.tender().id(), authorizations.ask(todo.tender(), todo.orders()));
    }
    transactions.execute(work -> settlement.apply(work, event.subject(), writes(answers)));
    if (answers.values().stream().anyMatch(Unknown.class::isInstance)) {
      throw new TryAgain("the gateway did not answer for every tender");
    }
  }

  private Write[] writes(Map<UUID, AuthorizationAnswer> answers) {
    List<Write> writes = new ArrayList<>();
    answers.forEach(
        (tender, answer) ->
            writes.addAll(authorizations.answered(tender, answer, clock.instant())));
    return writes.toArray(Write[]::new);
  }

  private List<Todo> read(UUID purchaseId) {
    return transactions.read(
        work -> {
          authorizations.prepare(work);
          Answer<Tender> tenders = work.ask(Tender.ofPurchase(purchaseId));
          Map<UUID, Long> shares =
              work.ask(TenderShare.tendersOf(purchaseId)).rows().stream()
                  .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
          return tenders.rows().stream()
              .filter(tender -> tender.status() == TenderStatus.REQUESTED)
              .filter(tender -> !tender.method().isBalance())
              .map(tender -> new Todo(tender, shares.getOrDefault(tender.id(), 1L).intValue()))
              .toList();
        });
  }

  /** A tender that is to be asked for, and how many orders it pays a share of. */
  private record Todo(Tender tender, int orders) {}
}
