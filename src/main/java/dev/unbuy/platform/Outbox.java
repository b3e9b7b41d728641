package dev.unbuy.platform;

import dev.unbuy.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where facts are put in the transaction that makes them true, one delivery for each consumer. */
@Component
public class Outbox {

  private static final Duration HELD = Duration.ofSeconds(15);

  private static final String PUBLISH =
      """
      WITH published AS (
        INSERT INTO platform.outbox_events (id, type, subject, payload, occurred_at)
        VALUES (?, ?, ?, ?::jsonb, ?) RETURNING id)
      INSERT INTO platform.outbox_deliveries (event_id, consumer, effect, due_at)
      SELECT id, unnest(?::text[]), unnest(?::boolean[]), ? FROM published\
      """;

  private final Consumers consumers;
  private final Relay relay;
  private final Transactions transactions;
  private final JsonMapper json;
  private final InstantSource clock;

  Outbox(
      Consumers consumers,
      Relay relay,
      Transactions transactions,
      JsonMapper json,
      InstantSource clock) {
    this.consumers = consumers;
    this.relay = relay;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Publishes a fact with this unit of work; its consumers hear of it after the commit.
   *
   * @throws IllegalStateException when no consumer is declared for it
   */
  public void publish(UnitOfWork work, Event event) {
    List<EventConsumer<?>> concerned = consumers.concernedBy(event);
    var _ = write(work, event, concerned, clock.instant());
    if (concerned.stream().anyMatch(Projection.class::isInstance)) {
      transactions.afterCommit(relay::wakeProjections);
    }
    if (concerned.stream().anyMatch(Effect.class::isInstance)) {
      transactions.afterCommit(relay::wakeEffects);
    }
  }

  /** Publishes a fact of which its consumers are to hear no earlier than at an instant. */
  public void publishAt(UnitOfWork work, Event event, Instant due) {
    var _ = write(work, event, consumers.concernedBy(event), due);
  }

  /**
   * Publishes a fact whose consumers the caller will serve itself right after the commit by {@link
   * #deliverNow}; the relay leaves it alone for 15 seconds and takes over if the caller dies.
   *
   * @return the event's id
   */
  public UUID publishHeld(UnitOfWork work, Event event) {
    return write(work, event, consumers.concernedBy(event), clock.instant().plus(HELD));
  }

  /** Serves the consumers of a held event on this thread; what fails is left to the relay. */
  public void deliverNow(UUID eventId) {
    relay.deliverNow(eventId);
  }

  private UUID write(UnitOfWork work, Event event, List<EventConsumer<?>> concerned, Instant due) {
    UUID id = Ids.next();
    work.plan(
        Write.expecting(
            concerned.size(),
            PUBLISH,
            id,
            event.getClass().getSimpleName(),
            event.subject(),
            json.writeValueAsString(event),
            event.at(),
            concerned.stream().map(EventConsumer::name).toArray(String[]::new),
            concerned.stream().map(Effect.class::isInstance).toArray(Boolean[]::new),
            due));
    return id;
  }
}
