package dev.unbuy.notifications;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Money;
import dev.unbuy.notifications.MailContent.Fact;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.returns.ReturnAuthorization;
import dev.unbuy.returns.ReturnChanged;
import dev.unbuy.returns.ReturnKind;
import dev.unbuy.returns.ReturnStatus;
import dev.unbuy.returns.Returns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Tells buyers how their returns go on, and sellers when something of them is needed. */
@Component
class ReturnMails implements Projection<ReturnChanged> {

  private final Accounts accounts;
  private final Orders orders;
  private final Mails mails;
  private final MailTexts texts;

  ReturnMails(Accounts accounts, Orders orders, Mails mails, MailTexts texts) {
    this.accounts = accounts;
    this.orders = orders;
    this.mails = mails;
    this.texts = texts;
  }

  @Override
  public String name() {
    return "notifications.return";
  }

  @Override
  public Class<ReturnChanged> event() {
    return ReturnChanged.class;
  }

  @Override
  public void apply(ReturnChanged event, UnitOfWork work) {
    var found = work.ask(orders.find(event.orderId(), new Actor.Platform()));
    var lines = work.ask(Orders.lines(event.orderId()));
    var returns = work.ask(Returns.ofOrders(List.of(event.orderId())));
    Order order = found.first().orElseThrow();
    ReturnAuthorization one =
        returns.rows().stream()
            .filter(candidate -> candidate.id().equals(event.subject()))
            .findFirst()
            .orElseThrow();
    Supplier<List<Fact>> facts = () -> facts(one, lines.rows(), event.status());
    String key = keyOf(one.kind(), event.status());
    accounts
        .find(event.buyerId())
        .ifPresent(
            buyer ->
                mails.compose(
                    work,
                    buyer,
                    "return." + event.status(),
                    order.id(),
                    () -> content(key, order.shopName(), order, facts, "/returns/" + one.id())));
    if (event.status() == ReturnStatus.ASKED || event.status() == ReturnStatus.SENT) {
      for (Account seller : accounts.ofShop(event.shopId())) {
        mails.compose(
            work,
            seller,
            "seller.return." + event.status(),
            order.id(),
            () ->
                content(
                    "mail.seller.return." + low(event.status()),
                    order.buyerName(),
                    order,
                    facts,
                    "/seller/returns/" + one.id()));
      }
    }
  }

  private static String keyOf(ReturnKind kind, ReturnStatus status) {
    return switch (kind) {
      case RETURN, EXCHANGE -> "mail.return." + low(status);
      case REFUSAL -> "mail.refusal." + low(status);
      case LOST -> "mail.lost";
    };
  }

  private List<Fact> facts(ReturnAuthorization one, List<OrderLine> lines, ReturnStatus told) {
    List<Fact> facts = new ArrayList<>();
    for (ReturnAuthorization.Line back : one.lines()) {
      lines.stream()
          .filter(line -> line.id().equals(back.lineId()))
          .forEach(
              line ->
                  facts.add(
                      new Fact(
                          texts.text("mail.item"),
                          back.quantity() + " × " + line.title() + ", " + line.variant())));
    }
    facts.add(new Fact(texts.text("mail.reason"), texts.text("return.reason." + one.reason())));
    Money back = told == ReturnStatus.SETTLED ? one.progress().back() : one.promised();
    facts.add(
        new Fact(texts.text("mail.back"), MailTexts.money(back == null ? one.promised() : back)));
    if (one.progress().because() != null && told.isEnded()) {
      facts.add(new Fact(texts.text("mail.because"), one.progress().because()));
    }
    if (one.progress().trackingNumber() != null) {
      facts.add(
          new Fact(
              texts.text("mail.tracking"),
              one.progress().carrier() + " " + one.progress().trackingNumber()));
    }
    return facts;
  }

  private MailContent content(
      String key, String other, Order order, Supplier<List<Fact>> facts, String path) {
    return new MailContent(
        texts.text(key + ".title", order.number()),
        List.of(texts.text(key + ".text", other)),
        facts.get(),
        texts.link(path),
        texts.text("mail.return.look"));
  }

  private static String low(ReturnStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
