package dev.unbuy.payments.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a gateway said to an authorization. */
public sealed interface AuthorizationAnswer {

  /**
   * The amount is held for us.
   *
   * @param reference the gateway's own name of it
   * @param expiresAt until when it can be captured, or null when it does not end
   */
  record Authorized(String reference, @Nullable Instant expiresAt) implements AuthorizationAnswer {}

  /** The money is already ours: methods that have no separate capture, such as a bank transfer. */
  record Paid(String reference) implements AuthorizationAnswer {}

  /** The gateway looks at it; a notice will tell. */
  record UnderReview(String reference) implements AuthorizationAnswer {}

  /** The buyer has to pay yet (voucher, bank transfer); a notice will tell. */
  record Pending(String reference) implements AuthorizationAnswer {}

  /**
   * Not given.
   *
   * @param code the gateway's reason in one word, such as {@code insufficient_funds}
   */
  record Declined(String reference, String code) implements AuthorizationAnswer {}

  /** No answer arrived; it may or may not have been given. Ask again under the same key. */
  record Unknown(String why) implements AuthorizationAnswer {}
}
