package dev.unbuy.notifications;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Which topics people want to hear of, by mail and on the site. What law or money requires is told
 * either way.
 */
@Component
public class Choices {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String SET =
      """
      INSERT INTO notifications.choices (account_id, topic, by_mail, on_site) VALUES (?, ?, ?, ?)
      ON CONFLICT (account_id, topic)
        DO UPDATE SET by_mail = excluded.by_mail, on_site = excluded.on_site\
      """;
  private static final String NO_MAIL =
      """
      INSERT INTO notifications.choices (account_id, topic, by_mail, on_site)
      VALUES (?, ?, false, true)
      ON CONFLICT (account_id, topic) DO UPDATE SET by_mail = false\
      """;
  private static final String TOKEN =
      """
      INSERT INTO notifications.unsubscribing AS u (account_id, token) VALUES (?, ?)
      ON CONFLICT (account_id) DO UPDATE SET token = u.token RETURNING token\
      """;

  private final Transactions transactions;

  Choices(Transactions transactions) {
    this.transactions = transactions;
  }

  /** What somebody has chosen, for every topic. */
  public List<Choice> of(UUID accountId) {
    return transactions.read(work -> of(work, accountId));
  }

  private static List<Choice> of(UnitOfWork work, UUID accountId) {
    List<Choice> chosen =
        work.ask(
                Query.of(
                    "SELECT topic, by_mail, on_site FROM notifications.choices WHERE account_id ="
                        + " ?",
                    row ->
                        new Choice(
                            Topic.valueOf(row.getString(1)), row.getBoolean(2), row.getBoolean(3)),
                    accountId))
            .rows();
    List<Choice> all = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      all.add(
          chosen.stream()
              .filter(one -> one.topic() == topic && !topic.isRequired())
              .findFirst()
              .orElse(new Choice(topic, true, true)));
    }
    return all;
  }

  /** Keeps what somebody chooses; what is required stays as it is. */
  public void choose(UUID accountId, List<Choice> choices) {
    transactions.execute(
        work ->
            choices.stream()
                .filter(one -> !one.topic().isRequired())
                .forEach(
                    one ->
                        work.plan(
                            Write.expecting(
                                1, SET, accountId, one.topic(), one.byMail(), one.onSite()))));
  }

  /** How a topic is to be told; asks only where there is a choice. */
  Choice about(UnitOfWork work, UUID accountId, Topic topic) {
    return topic.isRequired()
        ? new Choice(topic, true, true)
        : of(work, accountId).stream()
            .filter(one -> one.topic() == topic)
            .findFirst()
            .orElseThrow();
  }

  /** What stands in somebody's links to unsubscribe. */
  String token(UUID accountId) {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return transactions.run(
        work ->
            work.ask(Query.of(TOKEN, row -> row.getString(1), accountId, fresh))
                .first()
                .orElseThrow());
  }

  /** Whether a link is one of ours. */
  public boolean isKnown(String token) {
    return account(token).isPresent();
  }

  /**
   * Sends no more mails about a topic to whom a link belongs.
   *
   * @return whether the link is one of ours
   */
  public boolean unsubscribe(String token, Topic topic) {
    Optional<UUID> account = account(token);
    if (!topic.isRequired()) {
      account.ifPresent(
          id -> transactions.execute(work -> work.plan(Write.expecting(1, NO_MAIL, id, topic))));
    }
    return account.isPresent();
  }

  private Optional<UUID> account(String token) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        "SELECT account_id FROM notifications.unsubscribing WHERE token = ?",
                        row -> row.getObject(1, UUID.class),
                        token))
                .first());
  }

  /** How somebody wants to hear of a topic. */
  public record Choice(Topic topic, boolean byMail, boolean onSite) {}
}
