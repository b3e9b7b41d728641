package dev.unbuy.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payer's agreement to an amount, and what has become of it. Amounts are minor units.
 *
 * @param operationId the operation that made it
 * @param reason why it was declined
 * @param voided what will never be captured
 * @param refunded what was paid back or is on its way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Authorization(
    String id,
    String operationId,
    String reference,
    TenderMethod method,
    Token token,
    AuthorizationStatus status,
    @Nullable String reason,
    long amount,
    String currency,
    long captured,
    long voided,
    long refunded,
    Instant createdAt) {

  /** What can still be captured or voided. */
  long available() {
    return amount - captured - voided;
  }

  /** What can still be refunded. */
  long refundable() {
    return captured - refunded;
  }

  Authorization capture(long part) {
    return with(status, captured + part, voided, refunded).closedWhenNothingIsLeft();
  }

  Authorization release(long part) {
    return with(status, captured, voided + part, refunded).closedWhenNothingIsLeft();
  }

  Authorization refund(long part) {
    return with(status, captured, voided, refunded + part);
  }

  /** A refund did not arrive: its amount can be refunded again. */
  Authorization refundFailed(long part) {
    return with(status, captured, voided, refunded - part);
  }

  /** The payer agrees; with some methods that means the money is there. */
  Authorization agreed() {
    return method.paysAtOnce()
        ? with(AuthorizationStatus.CAPTURED, amount, voided, refunded)
        : with(AuthorizationStatus.AUTHORIZED, captured, voided, refunded);
  }

  Authorization declined(String why) {
    return new Authorization(
        id,
        operationId,
        reference,
        method,
        token,
        AuthorizationStatus.DECLINED,
        why,
        amount,
        currency,
        captured,
        voided,
        refunded,
        createdAt);
  }

  private Authorization closedWhenNothingIsLeft() {
    if (available() > 0) {
      return this;
    }
    var closed = captured > 0 ? AuthorizationStatus.CAPTURED : AuthorizationStatus.VOIDED;
    return with(closed, captured, voided, refunded);
  }

  private Authorization with(
      AuthorizationStatus newStatus, long newCaptured, long newVoided, long newRefunded) {
    return new Authorization(
        id,
        operationId,
        reference,
        method,
        token,
        newStatus,
        reason,
        amount,
        currency,
        newCaptured,
        newVoided,
        newRefunded,
        createdAt);
  }
}
