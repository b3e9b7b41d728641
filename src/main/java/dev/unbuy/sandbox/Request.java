package dev.unbuy.sandbox;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a caller asks for, valid in itself. Its text is what an idempotency key is bound to, so that
 * the order of fields or the white space of a body make no difference.
 */
sealed interface Request {

  /** Asks the payer to agree. */
  record Authorize(long amount, String currency, TenderMethod method, Token token, String reference)
      implements Request {}

  /** Takes a part of what was agreed. */
  record Capture(String authorizationId, long amount) implements Request {}

  /** Releases a part of what was agreed; all that is not captured where no amount is named. */
  record Release(String authorizationId, OptionalLong amount) implements Request {}

  /** Gives back a part of what was captured. */
  record Refund(String authorizationId, long amount) implements Request {}

  /**
   * Lets what is open end, well or not: the review, the awaited payment, or else the oldest refund
   * that is on its way.
   */
  record Settle(String authorizationId, boolean succeed) implements Request {}

  /** Ends the time of an authorization, or of the payment that it waits for, now. */
  record Expire(String authorizationId) implements Request {}

  /**
   * Lets the payer's bank take a payment back, a stage at a time.
   *
   * @param amount of a new one; all that is left of what was captured where it is not named
   */
  record Chargeback(
      String authorizationId, Operation.Stage stage, OptionalLong amount, String reason)
      implements Request {}

  /** The authorization that it is about; none where it asks for one. */
  default Optional<String> about() {
    return switch (this) {
      case Authorize _ -> Optional.empty();
      case Capture capture -> Optional.of(capture.authorizationId());
      case Release release -> Optional.of(release.authorizationId());
      case Refund refund -> Optional.of(refund.authorizationId());
      case Settle settle -> Optional.of(settle.authorizationId());
      case Expire expire -> Optional.of(expire.authorizationId());
      case Chargeback chargeback -> Optional.of(chargeback.authorizationId());
    };
  }
}
