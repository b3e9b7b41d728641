package dev.unbuy.payments.gateway.stripe;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import java.util.Objects;
import java.util.Set;

/**
 * What a call to Stripe that did not succeed means for the money.
 *
 * <p>Only what Stripe decided about this very request is final: a card's refusal (402), or a
 * request that it will never do (400, 404). Everything else leaves open whether something happened,
 * or is the operator's to mend: no connection, a time-out, 409 while the first try is under way,
 * 429, Stripe's own errors, a key that it does not know, a balance that is too low today.
 */
sealed interface Trouble {

  /** It will not happen, however often it is asked. */
  record Refusal(String code, String why) implements Trouble {}

  /**
   * It may or may not have happened, or may happen yet.
   *
   * @param repeats whether Stripe would give this same answer again under the key, so that only a
   *     look at what it has tells more
   */
  record Doubt(String why, boolean repeats) implements Trouble {}

  /** Errors that a repetition may not meet. */
  Set<String> PASSING =
      Set.of("balance_insufficient", "insufficient_funds", "lock_timeout", "rate_limit");

  /** What this exception means. */
  static Trouble of(StripeException failure) {
    String code = code(failure);
    return switch (failure) {
      case CardException card ->
          new Refusal(Objects.requireNonNullElse(card.getDeclineCode(), code), message(card));
      case InvalidRequestException invalid when !PASSING.contains(code) ->
          new Refusal(code, message(invalid));
      case AuthenticationException _ ->
          new Doubt("Stripe does not know the secret key, or it may not do this", false);
      default -> new Doubt(summary(failure), status(failure) >= 500);
    };
  }

  private static int status(StripeException failure) {
    return failure.getStatusCode() == null ? 0 : failure.getStatusCode();
  }

  private static String code(StripeException failure) {
    return Objects.requireNonNullElse(failure.getCode(), "refused");
  }

  private static String message(StripeException failure) {
    return failure.getStripeError() == null || failure.getStripeError().getMessage() == null
        ? summary(failure)
        : failure.getStripeError().getMessage();
  }

  private static String summary(StripeException failure) {
    return "%s, status %d, code %s, request %s"
        .formatted(
            failure.getClass().getSimpleName(),
            status(failure),
            code(failure),
            failure.getRequestId());
  }
}
