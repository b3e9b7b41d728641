package dev.unbuy.notifications;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.catalog.Listings;
import dev.unbuy.checkout.BoughtPriceFell;
import dev.unbuy.checkout.WatchedPriceFell;
import dev.unbuy.kernel.Money;
import dev.unbuy.notifications.MailContent.Fact;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells people of prices that fell: what they watch, and what they have just bought. */
@Configuration(proxyBeanMethods = false)
class PriceMails {

  private final Accounts accounts;
  private final Listings listings;
  private final Mails mails;
  private final MailTexts texts;

  PriceMails(Accounts accounts, Listings listings, Mails mails, MailTexts texts) {
    this.accounts = accounts;
    this.listings = listings;
    this.mails = mails;
    this.texts = texts;
  }

  @Bean
  Projection<WatchedPriceFell> mailWatchedPrice() {
    return Projection.of("notifications.watched-price", WatchedPriceFell.class, this::tellWatchers);
  }

  @Bean
  Projection<BoughtPriceFell> mailBoughtPrice() {
    return Projection.of("notifications.bought-price", BoughtPriceFell.class, this::tellBuyer);
  }

  private void tellWatchers(WatchedPriceFell event, UnitOfWork work) {
    String title = listings.get(event.subject()).title();
    for (Account watcher : accounts.all(event.watchers())) {
      mails.compose(work, watcher, "price.watched", null, () -> watched(event, title));
    }
  }

  private void tellBuyer(BoughtPriceFell event, UnitOfWork work) {
    for (Account buyer : accounts.all(List.of(event.buyerId()))) {
      mails.compose(work, buyer, "price.bought", event.subject(), () -> bought(event));
    }
  }

  private MailContent watched(WatchedPriceFell event, String title) {
    String price = MailTexts.money(new Money(event.price(), event.currency()));
    return new MailContent(
        texts.text("mail.watched-price.title", title, price),
        List.of(texts.text("mail.watched-price.text")),
        List.of(new Fact(title, price)),
        texts.link("/listings/" + event.subject() + "?variant=" + event.variantId()),
        texts.text("mail.watched-price.look"));
  }

  private MailContent bought(BoughtPriceFell event) {
    String before = MailTexts.money(new Money(event.before(), event.currency()));
    String now = MailTexts.money(new Money(event.price(), event.currency()));
    return new MailContent(
        texts.text("mail.bought-price.title", event.title(), now),
        List.of(
            texts.text(
                "mail.bought-price.text",
                MailTexts.date(LocalDate.ofInstant(event.until(), ZoneOffset.UTC)))),
        List.of(new Fact(event.title(), texts.text("mail.bought-price.fact", before, now))),
        texts.link("/orders/" + event.subject() + "/cancel?reason=PRICE_DROP"),
        texts.text("mail.bought-price.look"));
  }
}
