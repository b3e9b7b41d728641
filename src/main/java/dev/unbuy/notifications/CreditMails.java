package dev.unbuy.notifications;

import dev.unbuy.accounts.Accounts;
import dev.unbuy.notifications.MailContent.Fact;
import dev.unbuy.payments.CreditGrant;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.CreditGranted;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells a buyer of store credit that was given out of good will. */
@Component
class CreditMails implements Projection<CreditGranted> {

  private final Accounts accounts;
  private final Mails mails;
  private final MailTexts texts;

  CreditMails(Accounts accounts, Mails mails, MailTexts texts) {
    this.accounts = accounts;
    this.mails = mails;
    this.texts = texts;
  }

  @Override
  public String name() {
    return "notifications.credit-granted";
  }

  @Override
  public Class<CreditGranted> event() {
    return CreditGranted.class;
  }

  @Override
  public void apply(CreditGranted event, UnitOfWork work) {
    CreditGrant grant = work.ask(CreditGrant.byId(event.subject())).first().orElseThrow();
    accounts
        .find(event.buyerId())
        .ifPresent(
            buyer -> mails.compose(work, buyer, "credit.granted", null, () -> content(grant)));
  }

  private MailContent content(CreditGrant grant) {
    String amount = MailTexts.money(grant.amount());
    return new MailContent(
        texts.text("mail.credit-granted.title", amount),
        List.of(texts.text("mail.credit-granted.text")),
        List.of(
            new Fact(texts.text("mail.credit-granted.amount"), amount),
            new Fact(texts.text("mail.because"), grant.reason())),
        texts.link("/account/balance"),
        texts.text("mail.credit-granted.look"));
  }
}
