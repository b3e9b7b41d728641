package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.DeadLetter;
import dev.unbuy.platform.DeadLetters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries that were given up, and sending them again. */
@RestController
@RequestMapping("/api/v1/admin/deliveries")
class DeliveriesApi {

  private final ChangeRequests changes;
  private final DeadLetters letters;

  DeliveriesApi(ChangeRequests changes, DeadLetters letters) {
    this.changes = changes;
    this.letters = letters;
  }

  @GetMapping
  Page<DeadLetter> dead(
      Actor.Operator operator,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return letters.list(cursor, Input.limit(limit));
  }

  @PostMapping("/{id}/resend")
  ResponseEntity<String> resend(
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestBody ConsumerJson body,
      HttpServletRequest request) {
    String consumer = Input.text("consumer", body.consumer(), 200);
    return changes.once(
        operator.accountId(),
        request,
        body,
        200,
        () -> {
          letters
              .resend(id, consumer)
              .ifPresent(
                  refusal -> {
                    throw new Refused(refusal);
                  });
          return Map.of("eventId", id, "consumer", consumer, "status", "WAITING");
        });
  }

  /** Which consumer's delivery of the event. */
  record ConsumerJson(@Nullable String consumer) {}
}
