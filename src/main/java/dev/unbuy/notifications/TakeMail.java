package dev.unbuy.notifications;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.conversations.Message.Via;
import dev.unbuy.conversations.MessageOutcome;
import dev.unbuy.conversations.Side;
import dev.unbuy.conversations.StartConversation;
import dev.unbuy.conversations.WriteMessage;
import dev.unbuy.conversations.Writer;
import dev.unbuy.kernel.Actor;
import dev.unbuy.notifications.ReplyAddresses.Place;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts a mail into the conversation that it belongs to; each mail once. */
@Component
class TakeMail {

  /** Mails to nobody's account are kept under this one. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final Transactions transactions;
  private final Accounts accounts;
  private final Orders orders;
  private final WriteMessage writing;
  private final Mails mails;
  private final MailTexts texts;
  private final InstantSource clock;

  TakeMail(
      Transactions transactions,
      Accounts accounts,
      Orders orders,
      WriteMessage writing,
      Mails mails,
      MailTexts texts,
      InstantSource clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.orders = orders;
    this.writing = writing;
    this.mails = mails;
    this.texts = texts;
    this.clock = clock;
  }

  /** Takes it, unless it was taken before. */
  void take(IncomingMail mail) {
    transactions.execute(
        work -> {
          if (isNew(work, mail)) {
            String outcome = put(work, mail);
            work.plan(
                Write.expecting(
                    1,
                    "UPDATE notifications.received SET outcome = ? WHERE message_id = ?",
                    outcome,
                    mail.messageId()));
          }
        });
  }

  private boolean isNew(UnitOfWork work, IncomingMail mail) {
    return work.ask(
            Query.of(
                """
                INSERT INTO notifications.received (message_id, sender, outcome, at)
                VALUES (?, ?, '', ?) ON CONFLICT DO NOTHING RETURNING message_id\
                """,
                row -> row.getString(1),
                mail.messageId(),
                mail.from(),
                clock.instant()))
        .first()
        .isPresent();
  }

  private String put(UnitOfWork work, IncomingMail mail) {
    if (mail.automatic()) {
      return "AUTOMATIC";
    }
    Optional<Place> place =
        mail.token().flatMap(token -> work.ask(ReplyAddresses.find(token)).first());
    Optional<Account> sender = accounts.named(mail.from()).filter(one -> isAble(one));
    if (sender.isEmpty()
        || place.filter(one -> !one.accountId().equals(sender.get().id())).isPresent()) {
      return stranger(work, mail);
    }
    if (mail.text().isBlank()) {
      return "EMPTY";
    }
    return place.isPresent()
        ? reply(sender.get(), place.get(), mail)
        : begin(work, sender.get(), mail);
  }

  private String reply(Account sender, Place place, IncomingMail mail) {
    return switch (writing.write(
        Writer.of(sender), place.conversationId(), mail.text(), Via.MAIL)) {
      case MessageOutcome.Written _ -> "REPLY";
      case MessageOutcome.Refused refused -> refused.refusal().rule();
    };
  }

  /** A mail to support; one that names an order of the sender's is about it. */
  private String begin(UnitOfWork work, Account sender, IncomingMail mail) {
    Writer writer = Writer.of(sender).getFirst();
    UUID order =
        mail.orderNumber()
            .flatMap(number -> work.ask(orders.byNumber(number)).first())
            .filter(one -> isTheirs(one, writer))
            .map(Order::id)
            .orElse(null);
    var _ =
        writing.start(
            writer,
            new StartConversation(Side.SUPPORT, order, mail.subject(), mail.text()),
            Via.MAIL);
    return "BEGUN";
  }

  /** Tells a sender once that nobody knows them, and how to prove themselves. */
  private String stranger(UnitOfWork work, IncomingMail mail) {
    boolean first =
        work.ask(
                Query.of(
                    """
                    INSERT INTO notifications.strangers (sender, at) VALUES (?, ?)
                    ON CONFLICT DO NOTHING RETURNING sender\
                    """,
                    row -> row.getString(1),
                    mail.from(),
                    clock.instant()))
            .first()
            .isPresent();
    if (first) {
      var _ =
          mails.compose(
              work,
              NOBODY,
              mail.from(),
              "stranger",
              null,
              new MailContent(
                  texts.text("mail.stranger.title"),
                  List.of(texts.text("mail.stranger.text")),
                  List.of(),
                  texts.link("/conversations"),
                  texts.text("mail.stranger.link")),
              List.of());
    }
    return "STRANGER";
  }

  private static boolean isAble(Account account) {
    return Writer.of(account).stream().anyMatch(one -> !(one.actor() instanceof Actor.Agent));
  }

  private static boolean isTheirs(Order order, Writer writer) {
    return switch (writer.actor()) {
      case Actor.Buyer buyer -> order.buyerId().equals(buyer.accountId());
      case Actor.Seller seller -> order.shopId().equals(seller.shopId());
      case Actor.Agent _, Actor.Operator _, Actor.Platform _ -> false;
    };
  }
}
