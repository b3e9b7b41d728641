package dev.unbuy.notifications;

import dev.unbuy.notifications.Mails.Attachment;
import dev.unbuy.notifications.Mails.Mail;
import dev.unbuy.platform.Effect;
import dev.unbuy.platform.TryAgain;
import dev.unbuy.platform.UnbuyProperties;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands a mail to the mail server, until it is taken. */
@Component
class SendMail implements Effect<MailComposed> {

  private final Mails mails;
  private final Choices choices;
  private final UnbuyProperties unbuy;
  private final JavaMailSender sender;
  private final String from;

  SendMail(
      Mails mails,
      Choices choices,
      UnbuyProperties unbuy,
      JavaMailSender sender,
      @Value("${unbuy.mail.from:unbuy@localhost}") String from) {
    this.mails = mails;
    this.choices = choices;
    this.unbuy = unbuy;
    this.sender = sender;
    this.from = from;
  }

  @Override
  public String name() {
    return "notifications.send";
  }

  @Override
  public Class<MailComposed> event() {
    return MailComposed.class;
  }

  @Override
  public void perform(MailComposed event) {
    mails.find(event.subject()).filter(mail -> mail.sentAt() == null).ifPresent(this::send);
  }

  private void send(Mail mail) {
    try {
      sender.send(message(mail));
    } catch (MailException | MessagingException failure) {
      throw new TryAgain("the mail server did not take it: " + failure.getMessage());
    }
    mails.sent(mail.id());
  }

  private MimeMessage message(Mail mail) throws MessagingException {
    MimeMessage message =
        new MimeMessage((jakarta.mail.Session) null) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<%s@unbuy>".formatted(mail.id()));
          }
        };
    MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
    helper.setFrom(from);
    helper.setTo(mail.recipient());
    if (mail.kind().equals("conversation")) {
      Optional<String> address = mails.replyTo(mail.id());
      if (address.isPresent()) {
        helper.setReplyTo(address.get());
      }
    }
    message.setHeader("Auto-Submitted", "auto-generated");
    helper.setSubject(mail.subject());
    helper.setText(mail.text(), mail.html());
    offerToUnsubscribe(message, mail);
    for (Attachment one : mails.attachments(mail.id())) {
      helper.addAttachment(one.name(), new ByteArrayResource(one.content()), one.contentType());
    }
    return message;
  }

  /** By RFC 8058: one click, or one POST of the reader's mail program, and no sign-in. */
  private void offerToUnsubscribe(MimeMessage message, Mail mail) throws MessagingException {
    Topic topic = Topic.of(mail.kind());
    if (!topic.isRequired()) {
      String link =
          "%s/unsubscribe/%s?topic=%s"
              .formatted(unbuy.baseUrl(), choices.token(mail.accountId()), topic);
      message.setHeader("List-Unsubscribe", "<" + link + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
  }
}
