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

  /** What changed; the amount in minor units, the reason where it failed. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Data(
      String authorizationId,
      String operationId,
      String idempotencyKey,
      long amount,
      String currency,
      String reference,
      @Nullable String reason) {}

  /** Tells how an operation ended. */
  static WebhookEvent of(Operation ended) {
    var data =
        new Data(
            ended.authorizationId(),
            ended.id(),
            ended.idempotencyKey(),
            ended.amount(),
            ended.currency(),
            ended.reference(),
            ended.reason());
    return new WebhookEvent("evt_" + ended.id(), typeOf(ended), ended.changedAt(), data);
  }

  private static String typeOf(Operation ended) {
    var well = ended.status() == Operation.Status.SUCCEEDED;
    var lost = Rules.EXPIRED.equals(ended.reason()) ? "expired" : "declined";
    return switch (ended.kind()) {
      case AUTHORIZATION -> "authorization." + (well ? "succeeded" : lost);
      case PAYMENT -> "payment." + (well ? "succeeded" : lost);
      case CAPTURE -> "capture.succeeded";
      case VOID -> "void.succeeded";
      case REFUND -> well ? "refund.succeeded" : "refund.failed";
    };
  }
}
