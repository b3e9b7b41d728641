package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.cancellations.rules.Reason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding that one side does not accept, or that an agent has to confirm.
 *
 * @param number the order's number
 * @param reason what had been given for the cancellation when it was raised
 * @param raisedBy the account of who raised it, or null for the marketplace itself
 * @param statement what that side says, in its own words
 * @param before what had been found until then
 * @param verdict what an agent decided, or null while it waits
 */
public record Contest(
    UUID id,
    UUID cancellationId,
    UUID orderId,
    UUID buyerId,
    UUID shopId,
    String number,
    String shopName,
    Reason reason,
    Cause cause,
    @Nullable UUID raisedBy,
    Instant raisedAt,
    String statement,
    Finding before,
    @Nullable Verdict verdict) {

  /** Who or what brought it before an agent. */
  public enum Cause {
    BUYER,
    SELLER,
    /** The seller suspects fraud: that counts as the seller's fault unless an agent upholds it. */
    FRAUD_REVIEW
  }

  /**
   * What an agent decided.
   *
   * @param because the agent's reasons, in words
   */
  public record Verdict(Instant at, UUID by, Fault fault, String because) {}
}
