package dev.unbuy.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/**
 * The deliveries that wait in the database, shared by all nodes.
 *
 * <p>Deliveries are claimed ({@code FOR UPDATE SKIP LOCKED}) by moving their due time one lease
 * ahead: whoever dies gives them back by time. What succeeded is deleted; what failed is due again
 * after a backoff that doubles, with jitter, and after {@value #MAX_ATTEMPTS} attempts waits for a
 * person.
 */
@Component
class DeliveryQueue {

  static final int MAX_ATTEMPTS = 14;

  private static final Duration MAX_BACKOFF = Duration.ofMinutes(30);

  private static final String CLAIM =
      """
      UPDATE platform.outbox_deliveries d SET due_at = ?, attempts = d.attempts + 1
      FROM (SELECT event_id, consumer FROM platform.outbox_deliveries
            WHERE %s FOR UPDATE SKIP LOCKED) due,
           platform.outbox_events e
      WHERE d.event_id = due.event_id AND d.consumer = due.consumer AND e.id = d.event_id
      RETURNING d.event_id, d.consumer, d.attempts, e.payload::text\
      """;
  private static final String CLAIM_DUE =
      CLAIM.formatted("effect = ? AND NOT dead AND due_at <= ? ORDER BY due_at LIMIT ?");
  private static final String CLAIM_HELD =
      CLAIM.formatted("event_id = ? AND NOT dead AND attempts = 0");
  private static final String SETTLE =
      "DELETE FROM platform.outbox_deliveries WHERE event_id = ? AND consumer = ?";
  private static final String POSTPONE =
      """
      UPDATE platform.outbox_deliveries SET due_at = ?, dead = ?, last_error = ?
      WHERE event_id = ? AND consumer = ?\
      """;

  /**
   * Lets a commit return before it is on the disk. Only for what is done again, whole, when it is
   * lost: claims of projections, and projections, whose delivery comes back with what they wrote.
   */
  static final Write UNHURRIED_COMMIT = Write.any("SET LOCAL synchronous_commit = off");

  private final Transactions transactions;
  private final InstantSource clock;
  private final Duration lease;

  DeliveryQueue(Transactions transactions, InstantSource clock, UnbuyProperties unbuy) {
    this.transactions = transactions;
    this.clock = clock;
    this.lease = unbuy.outbox().lease();
  }

  /** When what is claimed now is given back. */
  Instant leaseEnd() {
    return clock.instant().plus(lease);
  }

  /** Whether this lease is over, so that what was claimed under it may be another's by now. */
  boolean isOver(Instant leaseEnd) {
    return !clock.instant().isBefore(leaseEnd);
  }

  /** Claims due projections, oldest first. */
  List<Delivery> claimProjections(int limit) {
    return transactions.run(
        work -> {
          work.plan(UNHURRIED_COMMIT);
          return work.ask(due(false, limit)).rows();
        });
  }

  /**
   * Claims due effects, oldest first. The commit waits for the disk, so that what an effect tells
   * the world cannot be forgotten by a crash.
   */
  List<Delivery> claimEffects(int limit) {
    return transactions.run(work -> work.ask(due(true, limit)).rows());
  }

  /** Claims what nobody has tried yet of one event. */
  List<Delivery> claimHeld(UUID eventId) {
    return transactions.run(
        work -> work.ask(Query.of(CLAIM_HELD, Delivery::read, leaseEnd(), eventId)).rows());
  }

  private Query<Delivery> due(boolean effect, int limit) {
    return Query.of(CLAIM_DUE, Delivery::read, leaseEnd(), effect, clock.instant(), limit);
  }

  /**
   * Ends a delivery.
   *
   * @param expected one where it must not be ended twice
   */
  static Write settled(Delivery delivery, int expected) {
    return new Write(SETTLE, expected, List.of(delivery.eventId(), delivery.consumer()));
  }

  /**
   * Has a failed delivery tried again later, or wait for a person.
   *
   * @return whether it waits for a person
   */
  boolean postpone(Delivery delivery, RuntimeException failure) {
    boolean dead = delivery.attempts() >= MAX_ATTEMPTS;
    transactions.execute(
        work ->
            work.plan(
                Write.any(
                    POSTPONE,
                    clock.instant().plus(backoff(delivery.attempts())),
                    dead,
                    Objects.requireNonNullElse(failure.getMessage(), failure.toString()),
                    delivery.eventId(),
                    delivery.consumer())));
    return dead;
  }

  static Duration backoff(int attempts) {
    Duration doubled = Duration.ofMillis(250L << Math.min(attempts, 20));
    Duration bounded = doubled.compareTo(MAX_BACKOFF) < 0 ? doubled : MAX_BACKOFF;
    return bounded.plusMillis(ThreadLocalRandom.current().nextLong(bounded.toMillis() / 4));
  }
}
