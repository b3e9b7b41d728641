package dev.unbuy.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payer's agreement to an amount, and what has become of it. Amounts are minor units.
 *
 * @param operationId the operation that made it
 * @param reason why it was declined
 * @param voided what will never be captured
 * @param refunded what was paid back or is on its way
 * @param expiresAt until when it can be captured or an awaited payment may come; absent for ever
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
    Instant createdAt,
    @Nullable Instant expiresAt) {

  /** What can still be captured or voided. */
  long available() {
    return amount - captured - voided;
  }

  /** What can still be refunded. */
  long refundable() {
    return captured - refunded;
  }

  /** Whether it ends by itself at a time that has come. */
  boolean isExpiredAt(Instant now) {
    return expiresAt != null && status.isReleasable() && !now.isBefore(expiresAt);
  }

  Authorization capture(long part) {
    return moved(captured + part, voided, refunded).closedAs(AuthorizationStatus.VOIDED);
  }

  Authorization release(long part) {
    return moved(captured, voided + part, refunded).closedAs(AuthorizationStatus.VOIDED);
  }

  Authorization refund(long part) {
    return moved(captured, voided, refunded + part);
  }

  /** A refund did not arrive: its amount can be refunded again. */
  Authorization refundFailed(long part) {
    return moved(captured, voided, refunded - part);
  }

  /** Its time is over: what was not captured never will be. */
  Authorization expired() {
    return moved(captured, voided + available(), refunded).closedAs(AuthorizationStatus.EXPIRED);
  }

  /**
   * The payer agrees; with some methods that means the money is there.
   *
   * @param validity how long it can be captured, or null for ever
   */
  Authorization agreed(Instant at, @Nullable Duration validity) {
    return method.paysAtOnce()
        ? moved(amount - voided, voided, refunded).as(AuthorizationStatus.CAPTURED, null, null)
        : as(AuthorizationStatus.AUTHORIZED, null, validity == null ? null : at.plus(validity));
  }

  Authorization declined(String why) {
    return as(AuthorizationStatus.DECLINED, why, null);
  }

  private Authorization closedAs(AuthorizationStatus withoutCapture) {
    if (available() > 0) {
      return this;
    }
    return as(captured > 0 ? AuthorizationStatus.CAPTURED : withoutCapture, reason, null);
  }

  private Authorization as(
      AuthorizationStatus newStatus, @Nullable String why, @Nullable Instant until) {
    return with(newStatus, why, captured, voided, refunded, until);
  }

  private Authorization moved(long newCaptured, long newVoided, long newRefunded) {
    return with(status, reason, newCaptured, newVoided, newRefunded, expiresAt);
  }

  private Authorization with(
      AuthorizationStatus newStatus,
      @Nullable String why,
      long newCaptured,
      long newVoided,
      long newRefunded,
      @Nullable Instant until) {
    return new Authorization(
        id,
        operationId,
        reference,
        method,
        token,
        newStatus,
        why,
        amount,
        currency,
        newCaptured,
        newVoided,
        newRefunded,
        createdAt,
        until);
  }
}
