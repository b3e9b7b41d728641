package dev.unbuy.notifications;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.cancellations.Contest;
import dev.unbuy.cancellations.Contest.Cause;
import dev.unbuy.cancellations.Contest.Verdict;
import dev.unbuy.cancellations.Contests;
import dev.unbuy.cancellations.FaultContested;
import dev.unbuy.cancellations.FaultDecided;
import dev.unbuy.notifications.MailContent.Fact;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the other side that a fault is contested, and both sides what was decided. */
@Configuration(proxyBeanMethods = false)
class FaultMails {

  private final Accounts accounts;
  private final Contests contests;
  private final Mails mails;
  private final MailTexts texts;

  FaultMails(Accounts accounts, Contests contests, Mails mails, MailTexts texts) {
    this.accounts = accounts;
    this.contests = contests;
    this.mails = mails;
    this.texts = texts;
  }

  @Bean
  Projection<FaultContested> mailFaultContested() {
    return Projection.of("notifications.fault-contested", FaultContested.class, this::contested);
  }

  @Bean
  Projection<FaultDecided> mailFaultDecided() {
    return Projection.of("notifications.fault-decided", FaultDecided.class, this::decided);
  }

  private void contested(FaultContested event, UnitOfWork work) {
    Contest contest = contests.get(event.contest());
    Supplier<List<Fact>> facts =
        () ->
            List.of(
                new Fact(
                    texts.text("mail.fault.found"),
                    texts.text("fault.of." + contest.before().fault())),
                new Fact(texts.text("mail.fault.said"), contest.statement()));
    if (contest.cause() == Cause.BUYER) {
      toShop(work, contest, "fault.contested", "mail.fault.contested-by-buyer", facts);
    } else if (contest.cause() == Cause.SELLER) {
      toBuyer(work, contest, "fault.contested", "mail.fault.contested-by-seller", facts);
    }
  }

  private void decided(FaultDecided event, UnitOfWork work) {
    Contest contest = contests.get(event.contest());
    Verdict verdict = Objects.requireNonNull(contest.verdict());
    Supplier<List<Fact>> facts =
        () ->
            List.of(
                new Fact(
                    texts.text("mail.fault.before"),
                    texts.text("fault.of." + contest.before().fault())),
                new Fact(texts.text("mail.fault.now"), texts.text("fault.of." + verdict.fault())),
                new Fact(texts.text("mail.fault.because"), verdict.because()));
    toBuyer(work, contest, "fault.decided", "mail.fault.decided", facts);
    toShop(work, contest, "fault.decided", "mail.fault.decided-shop", facts);
  }

  private void toBuyer(
      UnitOfWork work, Contest contest, String kind, String key, Supplier<List<Fact>> facts) {
    accounts
        .find(contest.buyerId())
        .ifPresent(
            buyer -> send(work, buyer, contest, kind, () -> content(contest, key, facts, "")));
  }

  private void toShop(
      UnitOfWork work, Contest contest, String kind, String key, Supplier<List<Fact>> facts) {
    for (Account seller : accounts.ofShop(contest.shopId())) {
      send(work, seller, contest, kind, () -> content(contest, key, facts, "/seller"));
    }
  }

  private void send(
      UnitOfWork work, Account to, Contest contest, String kind, Supplier<MailContent> content) {
    mails.compose(work, to, kind, contest.orderId(), content);
  }

  private MailContent content(
      Contest contest, String key, Supplier<List<Fact>> facts, String place) {
    UUID about = contest.cancellationId();
    return new MailContent(
        texts.text(key + ".title", contest.number()),
        List.of(texts.text(key + ".text", contest.shopName())),
        facts.get(),
        texts.link(place + "/cancellations/" + about),
        texts.text("mail.fault.look"));
  }
}
