package dev.unbuy.notifications;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.notifications.MailContent.Fact;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.Reader;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.standing.StandingChange;
import dev.unbuy.standing.StandingChanged;
import dev.unbuy.standing.StandingNumbers.Measured;
import dev.unbuy.standing.Standings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells everybody who acts for a shop that its standing has changed, and which numbers made it. */
@Component
class StandingMails implements Projection<StandingChanged> {

  private final Accounts accounts;
  private final Standings standings;
  private final Mails mails;
  private final MailTexts texts;

  StandingMails(Accounts accounts, Standings standings, Mails mails, MailTexts texts) {
    this.accounts = accounts;
    this.standings = standings;
    this.mails = mails;
    this.texts = texts;
  }

  @Override
  public String name() {
    return "notifications.standing";
  }

  @Override
  public Class<StandingChanged> event() {
    return StandingChanged.class;
  }

  @Override
  public void apply(StandingChanged event, UnitOfWork work) {
    StandingChange change = standings.change(event.change()).orElseThrow();
    for (Account account : accounts.ofShop(event.subject())) {
      mails.compose(work, account, "standing." + event.after(), null, () -> content(change));
    }
  }

  private MailContent content(StandingChange change) {
    boolean better = change.before() != null && change.after().compareTo(change.before()) < 0;
    List<Fact> facts = new ArrayList<>();
    change.numbers().measures().forEach(one -> facts.add(fact(one)));
    facts.add(
        new Fact(
            texts.text("mail.standing.rating"),
            Reader.notation().points(change.numbers().rating())));
    facts.add(
        new Fact(
            texts.text("mail.standing.score"),
            String.valueOf(Math.round(100 * change.numbers().quality()))));
    return new MailContent(
        texts.text("mail.standing.title", texts.text("standing." + change.after())),
        List.of(
            texts.text(
                better ? "mail.standing.better" : "mail.standing.worse",
                texts.text("standing." + change.before()),
                texts.text("standing." + change.after())),
            texts.text("standing.means." + change.after()),
            texts.text("mail.standing.window." + change.numbers().judged())),
        facts,
        texts.link("/seller/standing"),
        texts.text("mail.standing.look"));
  }

  private Fact fact(Measured one) {
    return new Fact(
        texts.text("measure." + one.measure()),
        texts.text(
            "mail.standing.rate",
            one.incidents(),
            one.of(),
            Reader.notation().percent(one.raw()),
            Reader.notation().percent(one.shrunk()),
            Reader.notation().percent(one.standard())));
  }
}
