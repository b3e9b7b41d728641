package dev.unbuy.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done, as answered and as listed for reconciliation.
 *
 * @param amount in minor units
 * @param idempotencyKey the key under which it was asked for
 * @param reason why it failed; of a chargeback, why the bank asks
 * @param stage how far a chargeback has come; null for all else
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
    Instant changedAt,
    @Nullable Stage stage) {

  /** Something that is no chargeback. */
  Operation(
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
    this(
        id,
        authorizationId,
        kind,
        status,
        reason,
        amount,
        currency,
        idempotencyKey,
        reference,
        createdAt,
        changedAt,
        null);
  }

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
    EXPIRY,
    /** What the payer's bank takes back, under the key of the authorization. */
    CHARGEBACK
  }

  /** How far a chargeback has come. */
  enum Stage {
    /** The bank asks. */
    OPENED,
    /** It has taken the money. */
    TAKEN,
    /** It has given the money back. */
    RETURNED,
    /** It decided for the shop. */
    WON,
    /** It decided for the payer. */
    LOST;

    /** The stage as the API names it, such as {@code taken}. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a chargeback ends with it. */
    boolean isLast() {
      return this == WON || this == LOST;
    }

    /** Where the money is: on its way to the payer, there, or here for good. */
    Status status() {
      return switch (this) {
        case OPENED -> Status.PENDING;
        case TAKEN, LOST -> Status.SUCCEEDED;
        case RETURNED, WON -> Status.FAILED;
      };
    }
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

  /** A chargeback that has come so far. */
  Operation at(Stage next, Instant at) {
    return new Operation(
        id,
        authorizationId,
        kind,
        next.status(),
        reason,
        amount,
        currency,
        idempotencyKey,
        reference,
        createdAt,
        at,
        next);
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
        at,
        stage);
  }
}
