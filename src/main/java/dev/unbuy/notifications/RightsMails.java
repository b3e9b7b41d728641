package dev.unbuy.notifications;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.cancellations.BuyerLimitChanged;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Language;
import dev.unbuy.notifications.MailContent.Fact;
import dev.unbuy.notifications.Mails.Attachment;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.Reader;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.RefundOverdue;
import dev.unbuy.refunds.Refunds;
import dev.unbuy.rights.DelayNotice;
import dev.unbuy.rights.DelayTold;
import dev.unbuy.rights.GuestLinkAsked;
import dev.unbuy.rights.GuestLinks;
import dev.unbuy.rights.Withdrawal;
import dev.unbuy.rights.WithdrawalChanged;
import dev.unbuy.rights.Withdrawals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the law has people told by mail. */
@Configuration(proxyBeanMethods = false)
class RightsMails {

  private final Accounts accounts;
  private final Mails mails;
  private final MailTexts texts;

  RightsMails(Accounts accounts, Mails mails, MailTexts texts) {
    this.accounts = accounts;
    this.mails = mails;
    this.texts = texts;
  }

  @Bean
  Projection<WithdrawalChanged> mailWithdrawal(
      Withdrawals withdrawals, Acknowledgements acknowledgements) {
    return Projection.of(
        "notifications.withdrawal",
        WithdrawalChanged.class,
        (event, work) -> {
          Withdrawal one = withdrawals.get(event.subject(), new Actor.Platform());
          switch (event.change()) {
            case CONFIRMED -> {
              acknowledge(work, one, acknowledgements);
              tellSeller(work, one, "withdrawal.seller");
            }
            case GOODS_SENT -> tellSeller(work, one, "withdrawal.sent");
            case GOODS_ARRIVED -> {
              // the refund has mails of its own
            }
          }
        });
  }

  /** In the buyer's language: whoever sends a withdrawal by mail may do so as a guest. */
  private void acknowledge(UnitOfWork work, Withdrawal one, Acknowledgements acknowledgements) {
    Language language = accounts.find(one.buyerId()).map(Account::reads).orElse(Language.EN);
    Reader.to(
        language,
        () -> {
          MailContent content = acknowledgements.content(one);
          mails.compose(
              work,
              one.buyerId(),
              one.email(),
              "withdrawal.acknowledged",
              one.orderId(),
              content,
              List.of(
                  new Attachment(
                      "withdrawal-%s.pdf".formatted(one.number()),
                      "application/pdf",
                      PdfDocument.of(() -> acknowledgements.content(one)))));
        });
  }

  private void tellSeller(UnitOfWork work, Withdrawal one, String kind) {
    for (Account account : accounts.ofShop(one.shopId())) {
      mails.compose(work, account, kind, one.orderId(), () -> toSeller(one, kind));
    }
  }

  private MailContent toSeller(Withdrawal one, String kind) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(texts.text("acknowledgement.contract"), one.number()));
    if (one.goods() > 0) {
      facts.add(new Fact(texts.text("mail.withdrawal.goods"), String.valueOf(one.goods())));
    }
    if (one.trackingNumber() != null) {
      facts.add(new Fact(texts.text("mail.tracking"), one.carrier() + " " + one.trackingNumber()));
    }
    return new MailContent(
        texts.text("mail." + kind + ".title", one.number()),
        List.of(texts.text("mail." + kind + (one.goods() > 0 ? ".goods" : ".text"))),
        facts,
        texts.link("/seller/withdrawals"),
        texts.text("mail.withdrawal.look"));
  }

  @Bean
  Projection<GuestLinkAsked> mailGuestLink(Orders orders, GuestLinks links) {
    return Projection.of(
        "notifications.guest-link",
        GuestLinkAsked.class,
        (event, work) ->
            work.ask(orders.byNumber(event.number()))
                .first()
                .ifPresent(order -> mailLink(work, order, event.email(), links)));
  }

  private void mailLink(UnitOfWork work, Order order, String email, GuestLinks links) {
    accounts
        .find(order.buyerId())
        .filter(buyer -> buyer.email().equals(email))
        .ifPresent(
            buyer ->
                mails.compose(
                    work,
                    buyer,
                    "withdraw.link",
                    order.id(),
                    () ->
                        new MailContent(
                            texts.text("mail.guest-link.title", order.number()),
                            List.of(
                                texts.text("mail.guest-link.text", order.number()),
                                texts.text("mail.guest-link.valid", GuestLinks.VALID.toHours())),
                            List.of(),
                            texts.link("/withdraw/" + links.issue(work, order)),
                            texts.text("withdraw.here"))));
  }

  @Bean
  Projection<DelayTold> mailDelay(Orders orders, GuestLinks links) {
    return Projection.of(
        "notifications.delay",
        DelayTold.class,
        (event, work) -> {
          Order order =
              work.ask(orders.find(event.orderId(), new Actor.Platform())).first().orElseThrow();
          DelayNotice notice = work.ask(DelayNotice.byId(event.subject())).first().orElseThrow();
          accounts
              .find(event.buyerId())
              .ifPresent(
                  buyer ->
                      mails.compose(
                          work,
                          buyer,
                          "delay.told",
                          order.id(),
                          () ->
                              delay(order, notice, links.issue(work, order, notice.newShipBy()))));
        });
  }

  private MailContent delay(Order order, DelayNotice notice, String token) {
    return new MailContent(
        texts.text("mail.delay.title", order.number()),
        List.of(
            texts.text("mail.delay.text", order.shopName()),
            texts.text(
                notice.silenceConsents() ? "delay.silence" : "delay.no-silence",
                texts.exact(notice.endsAt()))),
        List.of(
            new Fact(texts.text("mail.delay.promised"), texts.exact(notice.shipBy())),
            new Fact(texts.text("mail.delay.now"), texts.exact(notice.newShipBy()))),
        texts.link("/delays/" + token),
        texts.text("mail.delay.look"));
  }

  @Bean
  Projection<BuyerLimitChanged> mailBuyerLimit() {
    return Projection.of(
        "notifications.habits",
        BuyerLimitChanged.class,
        (event, work) -> {
          String key = event.limited() ? "mail.habits.limited" : "mail.habits.free";
          Supplier<MailContent> content =
              () ->
                  new MailContent(
                      texts.text(key + ".title"),
                      List.of(
                          texts.text(key + ".text", event.canceled(), event.orders()),
                          texts.text("habits.fades"),
                          texts.text("habits.contest")),
                      List.of(),
                      texts.link("/account"),
                      texts.text("mail.look"));
          accounts
              .find(event.subject())
              .ifPresent(buyer -> mails.compose(work, buyer, "habits", null, content));
        });
  }

  @Bean
  Projection<RefundOverdue> mailRefundOverdue(Refunds refunds) {
    return Projection.of(
        "notifications.refund-overdue",
        RefundOverdue.class,
        (event, work) -> {
          Supplier<MailContent> content =
              () ->
                  new MailContent(
                      texts.text("mail.refund-overdue.title"),
                      List.of(texts.text("mail.refund-overdue.text")),
                      List.of(
                          new Fact(
                              texts.text("mail.back"),
                              MailTexts.money(
                                  refunds.get(event.subject(), new Actor.Platform()).amount()))),
                      texts.link("/admin/refunds/" + event.subject()),
                      texts.text("mail.look"));
          for (Account operator : accounts.operators()) {
            mails.compose(work, operator, "refund.overdue", event.orderId(), content);
          }
        });
  }
}
