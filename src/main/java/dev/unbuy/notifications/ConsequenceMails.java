package dev.unbuy.notifications;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.notifications.MailContent.Fact;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.standing.Consequence;
import dev.unbuy.standing.Consequence.Appeal;
import dev.unbuy.standing.ConsequenceChanged;
import dev.unbuy.standing.ConsequenceChanged.Step;
import dev.unbuy.standing.Consequences;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tells everybody who acts for a shop what its standing leads to: before it begins, and each step.
 */
@Component
class ConsequenceMails implements Projection<ConsequenceChanged> {

  private final Accounts accounts;
  private final Consequences consequences;
  private final Mails mails;
  private final MailTexts texts;

  ConsequenceMails(Accounts accounts, Consequences consequences, Mails mails, MailTexts texts) {
    this.accounts = accounts;
    this.consequences = consequences;
    this.mails = mails;
    this.texts = texts;
  }

  @Override
  public String name() {
    return "notifications.consequences";
  }

  @Override
  public Class<ConsequenceChanged> event() {
    return ConsequenceChanged.class;
  }

  @Override
  public void apply(ConsequenceChanged event, UnitOfWork work) {
    if (event.step() == Step.APPEALED) {
      return;
    }
    Consequence one = consequences.get(event.subject());
    for (Account account : accounts.ofShop(event.shopId())) {
      mails.compose(
          work,
          account,
          "standing.consequence." + event.step(),
          null,
          () -> content(one, event.step()));
    }
  }

  private MailContent content(Consequence one, Step step) {
    String key = "mail.consequence." + step;
    Appeal appeal = one.appeal();
    List<Fact> facts = new ArrayList<>();
    if (step == Step.ANNOUNCED || step == Step.BEGUN || step == Step.PAUSED) {
      facts.addAll(measures(one));
    } else if (appeal != null && appeal.verdict() != null) {
      facts.add(new Fact(texts.text("mail.fault.because"), appeal.verdict().because()));
    }
    return new MailContent(
        texts.text(key + ".title", texts.text("standing." + one.standing())),
        List.of(texts.text(key + ".text", day(one.effectiveAt()))),
        facts,
        texts.link("/seller/standing"),
        texts.text("mail.standing.look"));
  }

  private static String day(Instant at) {
    return MailTexts.date(at.atZone(ZoneOffset.UTC).toLocalDate());
  }

  private List<Fact> measures(Consequence one) {
    List<Fact> facts = new ArrayList<>();
    if (one.searchFactor() < 1) {
      facts.add(
          new Fact(
              texts.text("consequence.search"),
              texts.text("consequence.search.value", Math.round(100 * one.searchFactor()))));
    }
    if (one.ordersADay() != null) {
      facts.add(
          new Fact(
              texts.text("consequence.orders"),
              texts.text("consequence.orders.value", one.ordersADay())));
    }
    if (one.pausesAt() != null) {
      facts.add(new Fact(texts.text("consequence.pause"), day(one.pausesAt())));
    }
    return facts;
  }
}
