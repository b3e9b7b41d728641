package dev.unbuy.platform;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.kernel.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deliveries that were given up: listed for a person, and sent again by one once what stood in
 * their way is mended. A delivery that is sent again has all its attempts before it.
 */
@Component
public class DeadLetters {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private static final String LIST =
      """
      SELECT d.event_id, d.consumer, e.type, e.subject, e.occurred_at, d.attempts, d.last_error,
        d.due_at
      FROM platform.outbox_deliveries d JOIN platform.outbox_events e ON e.id = d.event_id
      WHERE d.dead\
      """;
  private static final String RESEND =
      """
      UPDATE platform.outbox_deliveries SET dead = false, attempts = 0, due_at = ?
      WHERE event_id = ? AND consumer = ? AND dead RETURNING event_id\
      """;
  private static final String WAITS =
      "SELECT dead FROM platform.outbox_deliveries WHERE event_id = ? AND consumer = ?";

  private final Transactions transactions;
  private final Relay relay;
  private final InstantSource clock;

  DeadLetters(Transactions transactions, Relay relay, InstantSource clock) {
    this.transactions = transactions;
    this.relay = relay;
    this.clock = clock;
  }

  /** The dead letters, those given up first before the others. */
  public Page<DeadLetter> list(@Nullable String cursor, int limit) {
    StringBuilder sql = new StringBuilder(LIST);
    List<Object> parameters = new ArrayList<>();
    if (cursor != null) {
      sql.append(" AND (d.due_at, d.event_id) > (?::timestamptz, ?::uuid)");
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(" ORDER BY d.due_at, d.event_id LIMIT ?");
    parameters.add(limit + 1);
    var query = new Query<>(sql.toString(), DeadLetters::read, parameters);
    return Page.cut(
        transactions.read(work -> work.ask(query).rows()),
        limit,
        one -> Cursor.of(one.diedAt(), one.eventId()));
  }

  /**
   * Has a delivery tried again, from now on.
   *
   * @return why not, or empty when it is done
   * @throws NotFound when nothing of this event waits for this consumer: it has heard of it, or
   *     never had to
   */
  public Optional<Refusal> resend(UUID eventId, String consumer) {
    Optional<Refusal> refusal =
        transactions.run(
            work -> {
              var resent =
                  work.ask(
                      Query.of(
                          RESEND,
                          row -> row.getObject(1, UUID.class),
                          clock.instant(),
                          eventId,
                          consumer));
              var waits = work.ask(Query.of(WAITS, row -> row.getBoolean(1), eventId, consumer));
              if (waits.first().isEmpty()) {
                throw new NotFound("delivery");
              }
              return resent.first().isPresent()
                  ? Optional.empty()
                  : Optional.of(
                      new Refusal("delivery-not-dead", "still-tried", "WAITING", List.of()));
            });
    if (refusal.isEmpty()) {
      log.info("The delivery of {} to {} is tried again on request", eventId, consumer);
      transactions.afterCommit(relay::wakeProjections);
      transactions.afterCommit(relay::wakeEffects);
    }
    return refusal;
  }

  private static DeadLetter read(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getObject(4, UUID.class),
        instant(row, 5),
        row.getInt(6),
        Objects.requireNonNullElse(row.getString(7), ""),
        instant(row, 8));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
