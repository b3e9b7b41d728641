package dev.unbuy.notifications;

import dev.unbuy.accounts.Account;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Page;
import dev.unbuy.notifications.Choices.Choice;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Reader;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mails that were or will be sent. */
@Component
public class Mails {

  private static final String COLUMNS =
      """
      SELECT id, recipient, kind, order_id, subject, text, html, created_at, sent_at, account_id
      FROM notifications.mails\
      """;

  private static final String ATTACH =
      """
      INSERT INTO notifications.mail_attachments (mail_id, position, name, content_type, content)
      VALUES (?, ?, ?, ?, ?)\
      """;

  private final Transactions transactions;
  private final Outbox outbox;
  private final TemplateEngine templates;
  private final Notices notices;
  private final Choices choices;
  private final InstantSource clock;

  Mails(
      Transactions transactions,
      Outbox outbox,
      TemplateEngine templates,
      Notices notices,
      Choices choices,
      InstantSource clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.notices = notices;
    this.choices = choices;
    this.templates = templates;
    this.clock = clock;
  }

  /**
   * Keeps a mail to be sent after the commit of this unit of work, and a notice for the site, as
   * far as these are wanted or have to be, in the language of whom they are for.
   *
   * @param orderId the order that it is about, or null
   */
  void compose(
      UnitOfWork work,
      Account to,
      String kind,
      @Nullable UUID orderId,
      Supplier<MailContent> content) {
    compose(work, to, kind, orderId, content, mail -> {});
  }

  /** The same, where more has to be kept of the mail: its id is told when there is one. */
  void compose(
      UnitOfWork work,
      Account to,
      String kind,
      @Nullable UUID orderId,
      Supplier<MailContent> content,
      Consumer<UUID> mailed) {
    Reader.to(
        to.reads(),
        () -> {
          Choice choice = choices.about(work, to.id(), Topic.of(kind));
          if (choice.byMail() || choice.onSite()) {
            tell(work, to, kind, orderId, content.get(), choice, mailed);
          }
        });
  }

  private void tell(
      UnitOfWork work,
      Account to,
      String kind,
      @Nullable UUID orderId,
      MailContent content,
      Choice choice,
      Consumer<UUID> mailed) {
    if (choice.onSite()) {
      notices.add(work, to.id(), kind, content);
    }
    if (choice.byMail()) {
      mailed.accept(compose(work, to.id(), to.email(), kind, orderId, content, List.of()));
    }
  }

  /**
   * Keeps a mail with documents to an address that need not be the account's own, in the language
   * in which it is asked for.
   *
   * @param orderId the order that it is about, or null
   * @return its id
   */
  UUID compose(
      UnitOfWork work,
      UUID accountId,
      String recipient,
      String kind,
      @Nullable UUID orderId,
      MailContent content,
      List<Attachment> attachments) {
    UUID id = Ids.next();
    StringOutput html = new StringOutput();
    templates.render("mail/message.jte", content, html);
    work.plan(
        Write.expecting(
            1,
            """
            INSERT INTO notifications.mails
              (id, account_id, recipient, kind, order_id, subject, text, html, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """,
            id,
            accountId,
            recipient,
            kind,
            orderId,
            content.title(),
            content.asText(),
            html.toString(),
            clock.instant()));
    for (int i = 0; i < attachments.size(); i++) {
      Attachment one = attachments.get(i);
      work.plan(Write.expecting(1, ATTACH, id, i, one.name(), one.contentType(), one.content()));
    }
    outbox.publish(work, new MailComposed(clock.instant(), id));
    return id;
  }

  /** Has answers to a mail sent to this address. */
  static Write replyTo(UUID mailId, String address) {
    return Write.expecting(
        1, "UPDATE notifications.mails SET reply_to = ? WHERE id = ?", address, mailId);
  }

  /** Where answers to a mail go; none where nobody reads them. */
  Optional<String> replyTo(UUID mailId) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        """
                        SELECT reply_to FROM notifications.mails
                        WHERE id = ? AND reply_to IS NOT NULL\
                        """,
                        row -> row.getString(1),
                        mailId))
                .first());
  }

  /** The documents of a mail, in their order. */
  public List<Attachment> attachments(UUID mailId) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        """
                        SELECT name, content_type, content FROM notifications.mail_attachments
                        WHERE mail_id = ? ORDER BY position\
                        """,
                        row -> new Attachment(row.getString(1), row.getString(2), row.getBytes(3)),
                        mailId))
                .rows());
  }

  /** The mails to an address, or to all, newest first. */
  public Page<Mail> of(@Nullable String recipient, @Nullable String cursor, int limit) {
    StringBuilder sql = new StringBuilder(COLUMNS).append(" WHERE true");
    List<Object> parameters = new ArrayList<>();
    if (recipient != null && !recipient.isBlank()) {
      sql.append(" AND recipient = ?");
      parameters.add(recipient.strip().toLowerCase(Locale.ROOT));
    }
    if (cursor != null) {
      sql.append(" AND (created_at, id) < (?::timestamptz, ?::uuid)");
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(" ORDER BY created_at DESC, id DESC LIMIT ?");
    parameters.add(limit + 1);
    List<Mail> rows =
        transactions.read(
            work -> work.ask(new Query<>(sql.toString(), Mails::read, parameters)).rows());
    return Page.cut(rows, limit, mail -> Cursor.of(mail.createdAt(), mail.id()));
  }

  Optional<Mail> find(UUID id) {
    return transactions.read(
        work -> work.ask(Query.of(COLUMNS + " WHERE id = ?", Mails::read, id)).first());
  }

  void sent(UUID id) {
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    "UPDATE notifications.mails SET sent_at = ? WHERE id = ?",
                    clock.instant(),
                    id)));
  }

  private static Mail read(ResultSet row) throws SQLException {
    OffsetDateTime sent = row.getObject(9, OffsetDateTime.class);
    return new Mail(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getObject(4, UUID.class),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        sent == null ? null : sent.toInstant(),
        row.getObject(10, UUID.class));
  }

  /** A document that goes with a mail. */
  @SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
  public record Attachment(String name, String contentType, byte[] content) {}

  /** A mail. */
  public record Mail(
      UUID id,
      String recipient,
      String kind,
      @Nullable UUID orderId,
      String subject,
      String text,
      String html,
      Instant createdAt,
      @Nullable Instant sentAt,
      UUID accountId) {}
}
