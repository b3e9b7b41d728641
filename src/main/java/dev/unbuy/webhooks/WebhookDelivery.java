package dev.unbuy.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to an endpoint, or at its end.
 *
 * @param id of the message
 * @param kind its code
 * @param payload what is sent, to the letter
 * @param failures how often it has failed since it was sent or replayed
 * @param dueAt when it is tried next, where it waits
 * @param attempts what came of trying, the last first: in lists no other than the last
 */
public record WebhookDelivery(
    UUID id,
    String kind,
    Instant happenedAt,
    String payload,
    Status status,
    int failures,
    Instant dueAt,
    List<Attempt> attempts) {

  /** Copies the attempts. */
  public WebhookDelivery {
    attempts = List.copyOf(attempts);
  }

  /** What stands in the header {@code webhook-id}. */
  public String messageId() {
    return "msg_" + id;
  }

  WebhookDelivery with(List<Attempt> all) {
    return new WebhookDelivery(id, kind, happenedAt, payload, status, failures, dueAt, all);
  }

  /** How far it has come. */
  public enum Status {
    /** It is to be sent, for the first time or again. */
    WAITING,
    /** It was taken. */
    DELIVERED,
    /** It was given up. */
    DEAD
  }

  /**
   * One try.
   *
   * @param answered the status of the answer, or null where there was none
   * @param failure why there was none, as a code
   * @param excerpt the beginning of the answer's body
   */
  public record Attempt(
      Instant at,
      long millis,
      @Nullable Integer answered,
      @Nullable String failure,
      String excerpt) {}
}
