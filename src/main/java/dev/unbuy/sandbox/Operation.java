package dev.unbuy.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done, as answered and as listed for reconciliation.
 *
 * @param amount in minor units
 * @param idempotencyKey the key under which it was asked for
 * @param reason why it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Operation(
    String id,
    String authorizationId,
    Kind kind,
    Status status,
    @Nullable String reason,
    long amount,
    String currency,
    String idempotencyKey,
    String reference,
    Instant createdAt,
    Instant changedAt) {

  /**
   * What was done; a payment is an authorization whose money comes with it, an expiry is what the
   * gateway does by itself to an authorization whose time is over, under that one's key.
   */
  enum Kind {
    AUTHORIZATION,
    PAYMENT,
    CAPTURE,
    VOID,
    REFUND,
    EXPIRY
  }

  enum Status {
    PENDING,
    SUCCEEDED,
    FAILED
  }

  Operation succeeded(Instant at) {
    return with(Status.SUCCEEDED, null, at);
  }

  Operation failed(String why, Instant at) {
    return with(Status.FAILED, why, at);
  }

  @JsonIgnore
  boolean isPending() {
    return status == Status.PENDING;
  }

  private Operation with(Status newStatus, @Nullable String why, Instant at) {
    return new Operation(
        id,
        authorizationId,
        kind,
        newStatus,
        why,
        amount,
        currency,
        idempotencyKey,
        reference,
        createdAt,
        at);
  }
}
