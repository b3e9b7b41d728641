package dev.unbuy.webhooks;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import dev.unbuy.webhooks.Webhook.Owner;
import dev.unbuy.webhooks.WebhookDelivery.Attempt;
import dev.unbuy.webhooks.WebhookDelivery.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was or will be sent to an endpoint: listed, looked at, sent again. */
@Component
public class WebhookDeliveries {

  private static final String COLUMNS =
      """
      SELECT d.message_id, d.kind, d.happened_at, d.payload, d.status, d.attempts, d.due_at,
        last.id, last.at, last.took_ms, last.answered, last.failure, last.excerpt
      FROM webhooks.deliveries d
      LEFT JOIN LATERAL (
        SELECT * FROM webhooks.attempts a
        WHERE a.endpoint_id = d.endpoint_id AND a.message_id = d.message_id
        ORDER BY a.id DESC LIMIT 1) last ON true
      WHERE d.endpoint_id = ?\
      """;
  private static final String ATTEMPTS =
      """
      SELECT id, at, took_ms, answered, failure, excerpt FROM webhooks.attempts
      WHERE endpoint_id = ? AND message_id = ? ORDER BY id DESC LIMIT 100\
      """;
  private static final String REPLAY =
      """
      UPDATE webhooks.deliveries SET status = 'WAITING', attempts = 0, due_at = ?
      WHERE endpoint_id = ? AND message_id = ? RETURNING message_id\
      """;
  private static final String REPLAY_DEAD =
      """
      UPDATE webhooks.deliveries SET status = 'WAITING', attempts = 0, due_at = ?
      WHERE endpoint_id = ? AND status = 'DEAD'\
      """;
  private static final String INSERT =
      """
      INSERT INTO webhooks.deliveries
        (endpoint_id, message_id, kind, happened_at, payload, due_at)
      VALUES (?, ?, ?, ?, ?, ?)\
      """;

  private final Transactions transactions;
  private final Webhooks webhooks;
  private final Rounds rounds;
  private final JsonMapper json;
  private final InstantSource clock;

  WebhookDeliveries(
      Transactions transactions,
      Webhooks webhooks,
      Rounds rounds,
      JsonMapper json,
      InstantSource clock) {
    this.transactions = transactions;
    this.webhooks = webhooks;
    this.rounds = rounds;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The deliveries to an endpoint, newest first, with the last attempt of each.
   *
   * @param status only these, or null for all
   */
  public Page<WebhookDelivery> of(
      Webhook webhook, @Nullable Status status, @Nullable String cursor, int limit) {
    StringBuilder sql = new StringBuilder(COLUMNS);
    List<Object> parameters = new ArrayList<>(List.of(webhook.id()));
    if (status != null) {
      sql.append(" AND d.status = ?");
      parameters.add(status);
    }
    if (cursor != null) {
      sql.append(" AND d.message_id < ?");
      parameters.addAll(Cursor.id(cursor));
    }
    sql.append(" ORDER BY d.message_id DESC LIMIT ?");
    parameters.add(limit + 1);
    var query = new Query<>(sql.toString(), WebhookDeliveries::read, parameters);
    return Page.cut(
        transactions.read(work -> work.ask(query).rows()), limit, one -> Cursor.of(one.id()));
  }

  /**
   * One of them with all its attempts, the last one first.
   *
   * @throws NotFound when nothing of this id was sent there
   */
  public WebhookDelivery get(Webhook webhook, UUID messageId) {
    return transactions.read(
        work -> {
          var attempts =
              work.ask(Query.of(ATTEMPTS, row -> attempt(row, 1), webhook.id(), messageId));
          WebhookDelivery found =
              work.ask(
                      Query.of(
                          COLUMNS + " AND d.message_id = ?",
                          WebhookDeliveries::read,
                          webhook.id(),
                          messageId))
                  .first()
                  .orElseThrow(() -> new NotFound("delivery"));
          return found.with(attempts.rows());
        });
  }

  /**
   * Sends one again, under its id, whether it arrived or not, with all attempts before it.
   *
   * @throws NotFound when the owner has no such endpoint, or nothing of this id was sent there
   */
  public WebhookDelivery replay(Owner owner, UUID webhookId, UUID messageId) {
    return transactions.run(
        work -> {
          Webhook webhook = webhooks.locked(owner, webhookId);
          var _ =
              work.ask(
                      Query.of(
                          REPLAY,
                          row -> row.getObject(1, UUID.class),
                          clock.instant(),
                          webhookId,
                          messageId))
                  .first()
                  .orElseThrow(() -> new NotFound("delivery"));
          transactions.afterCommit(rounds::wake);
          return get(webhook, messageId);
        });
  }

  /**
   * Sends everything again that was given up.
   *
   * @throws NotFound when the owner has no such endpoint
   */
  public void replayDead(Owner owner, UUID webhookId) {
    transactions.execute(
        work -> {
          webhooks.locked(owner, webhookId);
          work.plan(Write.any(REPLAY_DEAD, clock.instant(), webhookId));
          transactions.afterCommit(rounds::wake);
        });
  }

  /**
   * Sends a message that means nothing, to see whether it arrives. Where the endpoint is stopped it
   * waits, as everything else does.
   *
   * @throws NotFound when the owner has no such endpoint
   */
  public WebhookDelivery test(Owner owner, UUID webhookId) {
    UUID id = Ids.next();
    return transactions.run(
        work -> {
          Webhook webhook = webhooks.locked(owner, webhookId);
          Message message =
              new Message(
                  WebhookKind.WEBHOOK_TEST, clock.instant(), Map.of("webhookId", webhookId));
          work.plan(
              Write.expecting(
                  1,
                  INSERT,
                  webhookId,
                  id,
                  message.kind().code(),
                  message.at(),
                  message.payload(json),
                  clock.instant()));
          transactions.afterCommit(rounds::wake);
          return get(webhook, id);
        });
  }

  private static WebhookDelivery read(ResultSet row) throws SQLException {
    return new WebhookDelivery(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4),
        Status.valueOf(row.getString(5)),
        row.getInt(6),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getObject(8) == null ? List.of() : List.of(attempt(row, 8)));
  }

  private static Attempt attempt(ResultSet row, int first) throws SQLException {
    return new Attempt(
        row.getObject(first + 1, OffsetDateTime.class).toInstant(),
        row.getLong(first + 2),
        row.getObject(first + 3, Integer.class),
        row.getString(first + 4),
        row.getString(first + 5));
  }
}
