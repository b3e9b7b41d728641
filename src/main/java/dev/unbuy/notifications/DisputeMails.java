package dev.unbuy.notifications;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.kernel.Actor;
import dev.unbuy.notifications.MailContent.Fact;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.returns.Dispute;
import dev.unbuy.returns.Dispute.Settlement;
import dev.unbuy.returns.DisputeChanged;
import dev.unbuy.returns.Disputes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells both sides how a dispute goes on, and by when whose answer is needed. */
@Component
class DisputeMails implements Projection<DisputeChanged> {

  private final Accounts accounts;
  private final Orders orders;
  private final Mails mails;
  private final MailTexts texts;

  DisputeMails(Accounts accounts, Orders orders, Mails mails, MailTexts texts) {
    this.accounts = accounts;
    this.orders = orders;
    this.mails = mails;
    this.texts = texts;
  }

  @Override
  public String name() {
    return "notifications.dispute";
  }

  @Override
  public Class<DisputeChanged> event() {
    return DisputeChanged.class;
  }

  @Override
  public void apply(DisputeChanged event, UnitOfWork work) {
    var found = work.ask(orders.find(event.orderId(), new Actor.Platform()));
    var disputes = work.ask(Disputes.ofOrders(List.of(event.orderId())));
    Order order = found.first().orElseThrow();
    Dispute one =
        disputes.rows().stream()
            .filter(candidate -> candidate.id().equals(event.subject()))
            .findFirst()
            .orElseThrow();
    String kind = "dispute." + event.status();
    String key = "mail.dispute." + event.status().name().toLowerCase(Locale.ROOT);
    accounts
        .find(event.buyerId())
        .ifPresent(
            buyer ->
                mails.compose(
                    work, buyer, kind, order.id(), () -> content(key, order, "/disputes/", one)));
    for (Account seller : accounts.ofShop(event.shopId())) {
      mails.compose(
          work,
          seller,
          "seller." + kind,
          order.id(),
          () -> content(key, order, "/seller/disputes/", one));
    }
  }

  private List<Fact> facts(Dispute one) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(texts.text("dispute.about"), texts.text("dispute.kind." + one.kind())));
    add(facts, one, "dispute.wanted", one.wants());
    add(facts, one, "dispute.offered", one.offer());
    add(facts, one, "dispute.decided", one.decision());
    add(facts, one, "dispute.result", one.result());
    if (one.because() != null) {
      facts.add(new Fact(texts.text("mail.because"), one.because()));
    }
    return facts;
  }

  private void add(List<Fact> facts, Dispute one, String name, @Nullable Settlement settlement) {
    if (settlement != null) {
      facts.add(
          new Fact(
              texts.text(name),
              texts.text(
                  "relief." + settlement.relief(), MailTexts.money(one.moneyOf(settlement)))));
    }
  }

  private MailContent content(String key, Order order, String path, Dispute one) {
    return new MailContent(
        texts.text(key + ".title", order.number()),
        List.of(texts.text(key + ".text", order.shopName())),
        facts(one),
        texts.link(path + one.id()),
        texts.text("mail.dispute.look"));
  }
}
