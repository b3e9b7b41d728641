package dev.unbuy.payments.gateway.adyen;

import com.adyen.service.exception.ApiException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * What a call to Adyen that did not succeed means for the money.
 *
 * <p>Only what Adyen decided about this very request is final: one that it will never do (400, 404,
 * 422). Everything else leaves open whether something happened, or is the operator's to mend: no
 * connection, a time-out, 429, Adyen's own errors, a key that it does not know, the same request
 * still under way.
 */
sealed interface Trouble {

  /** It will not happen, however often it is asked. */
  record Refusal(String code, String why) implements Trouble {}

  /** It may or may not have happened, or may happen yet. */
  record Doubt(String why) implements Trouble {}

  /** Final answers by their status. */
  Set<Integer> FINAL = Set.of(400, 404, 422);

  /** Errors that a repetition may not meet: the first try is still under way. */
  Set<String> PASSING = Set.of("704");

  /** What this answer means. */
  static Trouble of(ApiException failure) {
    String code =
        Optional.ofNullable(failure.getError())
            .map(error -> error.getErrorCode())
            .orElse("refused");
    int status = failure.getStatusCode();
    if (status == 401 || status == 403) {
      return new Doubt("Adyen does not know the API key, or it may not do this");
    }
    String summary = "status %d, code %s".formatted(status, code);
    return FINAL.contains(status) && !PASSING.contains(code)
        ? new Refusal("adyen_" + code, summary)
        : new Doubt(summary);
  }

  /** What it means that no answer came. */
  static Trouble of(IOException failure) {
    return new Doubt("no answer: " + failure.getClass().getSimpleName());
  }
}
