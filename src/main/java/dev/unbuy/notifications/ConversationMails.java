package dev.unbuy.notifications;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.conversations.Conversation;
import dev.unbuy.conversations.Message;
import dev.unbuy.conversations.MessageWritten;
import dev.unbuy.conversations.Side;
import dev.unbuy.conversations.UntoldMessages;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells buyers and sellers what was written to them while they were not there. */
@Component
class ConversationMails implements Projection<MessageWritten> {

  private final Accounts accounts;
  private final Mails mails;
  private final MailTexts texts;
  private final ReplyAddresses addresses;

  ConversationMails(Accounts accounts, Mails mails, MailTexts texts, ReplyAddresses addresses) {
    this.accounts = accounts;
    this.mails = mails;
    this.texts = texts;
    this.addresses = addresses;
  }

  @Override
  public String name() {
    return "notifications.conversation";
  }

  @Override
  public Class<MessageWritten> event() {
    return MessageWritten.class;
  }

  @Override
  public void apply(MessageWritten event, UnitOfWork work) {
    UntoldMessages untold = UntoldMessages.of(work, event.subject());
    Conversation one = untold.conversation();
    if (one.buyerId() != null) {
      accounts.find(one.buyerId()).ifPresent(buyer -> tell(work, untold, buyer, Side.BUYER));
    }
    if (one.shopId() != null) {
      accounts.ofShop(one.shopId()).forEach(seller -> tell(work, untold, seller, Side.SELLER));
    }
  }

  private void tell(UnitOfWork work, UntoldMessages untold, Account to, Side side) {
    List<Message> messages = untold.to(to.id(), side);
    if (messages.isEmpty()) {
      return;
    }
    work.plan(untold.told(to.id(), side));
    Conversation about = untold.conversation();
    Optional<String> address = addresses.of(work, about.id(), to.id());
    mails.compose(
        work,
        to,
        "conversation",
        about.orderId(),
        () -> content(about, messages, side),
        mail -> address.ifPresent(one -> work.plan(Mails.replyTo(mail, one))));
  }

  private MailContent content(Conversation about, List<Message> messages, Side side) {
    String title =
        about.orderNumber() == null
            ? texts.text("mail.talk.title", about.subject())
            : texts.text("mail.talk.order.title", about.orderNumber());
    return new MailContent(
        title,
        messages.stream()
            .flatMap(one -> Stream.of(texts.text("mail.talk.from", one.authorName()), one.text()))
            .toList(),
        List.of(),
        texts.link((side == Side.SELLER ? "/seller" : "") + "/conversations/" + about.id()),
        texts.text("mail.talk.answer"));
  }
}
