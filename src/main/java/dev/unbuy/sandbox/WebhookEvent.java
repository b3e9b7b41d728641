package dev.unbuy.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The body of a webhook: one change, told under one id however often it is sent.
 *
 * @param type what changed and how it ended, such as {@code refund.succeeded}
 */
record WebhookEvent(String id, String type, Instant timestamp, Data data) {

  /**
   * What changed; the amount in minor units, the reason where it failed, and until when an
   * authorization can be captured.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Data(
      String authorizationId,
      String operationId,
      String idempotencyKey,
      long amount,
      String currency,
      String reference,
      @Nullable String reason,
      @Nullable Instant expiresAt) {}

  /** Tells what an operation has come to. */
  static WebhookEvent of(Operation now, Authorization on) {
    var data =
        new Data(
            now.authorizationId(),
            now.id(),
            now.idempotencyKey(),
            now.amount(),
            now.currency(),
            now.reference(),
            now.reason(),
            now.kind() == Operation.Kind.AUTHORIZATION ? on.expiresAt() : null);
    return new WebhookEvent(idOf(now), typeOf(now), now.changedAt(), data);
  }

  /** The id under which this state of an operation is told. */
  static String idOf(Operation now) {
    return "evt_"
        + now.id()
        + (now.stage() != null ? "_" + now.stage().code() : now.isPending() ? "_pending" : "");
  }

  private static String typeOf(Operation now) {
    return switch (now.kind()) {
      case AUTHORIZATION -> "authorization." + outcome(now);
      case PAYMENT -> "payment." + outcome(now);
      case CAPTURE -> "capture.succeeded";
      case VOID -> "void.succeeded";
      case EXPIRY -> "authorization.expired";
      case CHARGEBACK -> "chargeback." + (now.stage() == null ? "opened" : now.stage().code());
      case REFUND ->
          switch (now.status()) {
            case PENDING -> "refund.accepted";
            case SUCCEEDED -> "refund.succeeded";
            case FAILED -> "refund.failed";
          };
    };
  }

  private static String outcome(Operation asked) {
    return switch (asked.status()) {
      case PENDING -> "pending";
      case SUCCEEDED -> "succeeded";
      case FAILED -> Rules.EXPIRED.equals(asked.reason()) ? "expired" : "declined";
    };
  }
}
