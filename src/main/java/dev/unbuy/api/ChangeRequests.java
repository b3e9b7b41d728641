package dev.unbuy.api;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.platform.Idempotency;
import dev.unbuy.platform.Idempotency.KeyedRequest;
import dev.unbuy.platform.Idempotency.StoredAnswer;
import dev.unbuy.platform.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs changes under the {@code Idempotency-Key} that the client sent: the same key with the same
 * body gives the first answer again, also when two arrive at once.
 */
@Component
class ChangeRequests {

  private static final String HEADER = "Idempotency-Key";

  private final Idempotency idempotency;
  private final Transactions transactions;
  private final JsonMapper json;

  ChangeRequests(Idempotency idempotency, Transactions transactions, JsonMapper json) {
    this.idempotency = idempotency;
    this.transactions = transactions;
    this.json = json;
  }

  /**
   * Runs a change once.
   *
   * @param body what the client sent, by which a reuse of the key for something else is noticed
   * @param status of the answer
   * @param change the use case; what it returns is the answer's body
   */
  ResponseEntity<String> once(
      UUID accountId,
      HttpServletRequest request,
      @Nullable Object body,
      int status,
      Supplier<?> change) {
    String key = keyOf(request);
    if (key == null) {
      return answer(
          new StoredAnswer(
              status, transactions.run(work -> json.writeValueAsString(change.get()))));
    }
    return answer(
        idempotency.once(
            keyed(accountId, key, request, body),
            work -> new StoredAnswer(status, json.writeValueAsString(change.get()))));
  }

  private KeyedRequest keyed(
      UUID accountId, String key, HttpServletRequest request, @Nullable Object body) {
    return new KeyedRequest(
        accountId,
        key,
        request.getMethod() + " " + request.getRequestURI() + " " + json.writeValueAsString(body));
  }

  private static @Nullable String keyOf(HttpServletRequest request) {
    String key = request.getHeader(HEADER);
    if (key != null && !key.matches("[\\x21-\\x7e]{1,200}")) {
      throw new InvalidInput(HEADER, "must be 1 to 200 printable ASCII characters");
    }
    return key;
  }

  private static ResponseEntity<String> answer(StoredAnswer answer) {
    return ResponseEntity.status(answer.status())
        .contentType(MediaType.APPLICATION_JSON)
        .body(answer.body());
  }
}
