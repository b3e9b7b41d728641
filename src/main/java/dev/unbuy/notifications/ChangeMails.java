package dev.unbuy.notifications;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.changes.Change;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.changes.ChangeDecided;
import dev.unbuy.kernel.Actor;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import org.springframework.stereotype.Component;

/** Tells the buyer what became of a change, and the shop's people that they are asked. */
@Component
class ChangeMails implements Projection<ChangeDecided> {

  private final Accounts accounts;
  private final OrderOverviews orders;
  private final Mails mails;
  private final MailTexts texts;

  ChangeMails(Accounts accounts, OrderOverviews orders, Mails mails, MailTexts texts) {
    this.accounts = accounts;
    this.orders = orders;
    this.mails = mails;
    this.texts = texts;
  }

  @Override
  public String name() {
    return "notifications.change";
  }

  @Override
  public Class<ChangeDecided> event() {
    return ChangeDecided.class;
  }

  @Override
  public void apply(ChangeDecided event, UnitOfWork work) {
    accounts
        .find(event.buyerId())
        .ifPresent(
            buyer -> {
              OrderOverview overview = orders.get(new Actor.Platform(), event.orderId());
              Change change = changeOf(overview, event);
              mails.compose(
                  work,
                  buyer,
                  "change." + event.status(),
                  event.orderId(),
                  () -> texts.change(overview, change, event.status()));
              if (event.status() == ChangeStatus.ASKED || isAnswer(change, event)) {
                tellTheShop(work, event, overview, change);
              }
            });
  }

  private static boolean isAnswer(Change change, ChangeDecided event) {
    return change.wish().proposal() != null && event.status() != ChangeStatus.PROPOSED;
  }

  private void tellTheShop(
      UnitOfWork work, ChangeDecided event, OrderOverview overview, Change change) {
    for (Account account : accounts.ofShop(event.shopId())) {
      mails.compose(
          work,
          account,
          event.status() == ChangeStatus.ASKED
              ? "change.to-answer"
              : "change.answered." + event.status(),
          event.orderId(),
          () -> texts.changeForTheShop(overview, change, event.status()));
    }
  }

  private static Change changeOf(OrderOverview overview, ChangeDecided event) {
    return overview.changes().stream()
        .filter(one -> one.id().equals(event.subject()))
        .findFirst()
        .orElseThrow();
  }
}
