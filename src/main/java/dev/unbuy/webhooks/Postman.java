package dev.unbuy.webhooks;

import dev.unbuy.kernel.Ids;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/**
 * Brings what is due to one endpoint. An endpoint is claimed for a time that ends by itself, so
 * that a postman who dies leaves nothing undone; what it had just sent is then sent twice, under
 * one id.
 */
@Component
class Postman {

  private static final Duration CLAIM = Duration.ofMinutes(2);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int AT_A_TIME = 20;

  private static final String CLAIM_ENDPOINTS =
      """
      UPDATE webhooks.endpoints SET claimed_until = ?
      WHERE id IN (
        SELECT id FROM webhooks.endpoints
        WHERE active AND claimed_until <= ? AND id IN (
          SELECT endpoint_id FROM webhooks.deliveries WHERE status = 'WAITING' AND due_at <= ?)
        ORDER BY claimed_until LIMIT ? FOR UPDATE SKIP LOCKED)
      RETURNING id, url, secret,
        CASE WHEN old_until > ? THEN old_secret END\
      """;
  private static final String DUE =
      """
      SELECT message_id, payload, attempts FROM webhooks.deliveries
      WHERE endpoint_id = ? AND status = 'WAITING' AND due_at <= ?
      ORDER BY due_at, message_id LIMIT ?\
      """;
  private static final String ATTEMPT =
      """
      INSERT INTO webhooks.attempts
        (id, endpoint_id, message_id, at, took_ms, answered, failure, excerpt)
      SELECT ?, endpoint_id, message_id, ?, ?, ?::int, ?, ? FROM webhooks.deliveries
      WHERE endpoint_id = ? AND message_id = ?\
      """;
  private static final String OUTCOME =
      """
      UPDATE webhooks.deliveries SET status = ?, attempts = attempts + ?, due_at = ?
      WHERE endpoint_id = ? AND message_id = ?\
      """;
  private static final String GONE =
      "UPDATE webhooks.endpoints SET active = false, gone = true WHERE id = ?";
  private static final String RELEASE =
      "UPDATE webhooks.endpoints SET claimed_until = ? WHERE id = ? AND claimed_until = ?";
  private static final String FORGET =
      """
      DELETE FROM webhooks.deliveries WHERE (endpoint_id, message_id) IN (
        SELECT endpoint_id, message_id FROM webhooks.deliveries
        WHERE endpoint_id = ? AND message_id < ? AND status <> 'WAITING'
        ORDER BY message_id LIMIT 100)\
      """;

  private final Transactions transactions;
  private final Post post;
  private final WebhookSettings settings;
  private final InstantSource clock;

  Postman(Transactions transactions, Post post, WebhookSettings settings, InstantSource clock) {
    this.transactions = transactions;
    this.post = post;
    this.settings = settings;
    this.clock = clock;
  }

  /** Claims endpoints at which something is due. */
  List<Claimed> claim(int most) {
    Instant now = clock.instant();
    // the database keeps microseconds, and the claim is given back by its exact end
    Instant until = now.plus(CLAIM).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    return transactions.run(
        work ->
            work.ask(
                    Query.of(
                        CLAIM_ENDPOINTS,
                        row -> Claimed.read(row, until),
                        until,
                        now,
                        now,
                        most,
                        now))
                .rows());
  }

  /** Sends what is due there, and gives the endpoint back. */
  void serve(Claimed claimed) {
    List<Due> due =
        transactions.read(
            work ->
                work.ask(Query.of(DUE, Due::read, claimed.id(), clock.instant(), AT_A_TIME))
                    .rows());
    for (Due one : due) {
      if (Thread.currentThread().isInterrupted() || !hasTimeFor(claimed) || !bring(claimed, one)) {
        break;
      }
    }
    transactions.execute(
        work -> {
          work.plan(Write.any(RELEASE, clock.instant(), claimed.id(), claimed.until()));
          work.plan(Write.any(FORGET, claimed.id(), before(clock.instant().minus(KEPT))));
        });
  }

  private boolean hasTimeFor(Claimed claimed) {
    return clock.instant().plus(settings.timeout().multipliedBy(2)).isBefore(claimed.until());
  }

  /** Whether anything further is to be brought. */
  private boolean bring(Claimed to, Due one) {
    Instant at = clock.instant();
    long begun = System.nanoTime();
    Sent sent = post.send(URI.create(to.url()), headers(to, one, at), one.payload());
    long millis = (System.nanoTime() - begun) / 1_000_000;
    transactions.execute(work -> note(work, to, one, sent, at, millis));
    return !sent.isGone();
  }

  private void note(UnitOfWork work, Claimed to, Due one, Sent sent, Instant at, long millis) {
    int failures = one.failures() + (sent.succeeded() ? 0 : 1);
    boolean dead = sent.isGone() || failures >= settings.attempts();
    Instant next =
        sent.succeeded()
            ? at
            : clock
                .instant()
                .plus(settings.backoff(failures, ThreadLocalRandom.current().nextDouble()));
    String status = sent.succeeded() ? "DELIVERED" : dead ? "DEAD" : "WAITING";
    work.plan(
        Write.any(
            ATTEMPT,
            Ids.next(),
            at,
            millis,
            sent.answered(),
            sent.failure(),
            sent.excerpt(),
            to.id(),
            one.id()));
    work.plan(Write.any(OUTCOME, status, sent.succeeded() ? 0 : 1, next, to.id(), one.id()));
    if (sent.isGone()) {
      work.plan(Write.any(GONE, to.id()));
    }
  }

  private static Map<String, String> headers(Claimed to, Due one, Instant at) {
    String id = "msg_" + one.id();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", "Unbuy-Webhooks/1");
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "*/*");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", String.valueOf(at.getEpochSecond()));
    headers.put("webhook-signature", Signature.of(to.secrets(), id, at, one.payload()));
    return headers;
  }

  /** The smallest id of a message of this instant, as their first 48 bits are its milliseconds. */
  private static UUID before(Instant at) {
    return new UUID(at.toEpochMilli() << 16, 0);
  }

  /**
   * An endpoint that is ours to serve.
   *
   * @param secrets the one that signs now, and the one before for as long as it does
   */
  record Claimed(UUID id, String url, List<String> secrets, Instant until) {

    static Claimed read(ResultSet row, Instant until) throws SQLException {
      String old = row.getString(4);
      return new Claimed(
          row.getObject(1, UUID.class),
          row.getString(2),
          old == null ? List.of(row.getString(3)) : List.of(row.getString(3), old),
          until);
    }
  }

  /** A message that is due. */
  record Due(UUID id, String payload, int failures) {

    static Due read(ResultSet row) throws SQLException {
      return new Due(row.getObject(1, UUID.class), row.getString(2), row.getInt(3));
    }
  }
}
