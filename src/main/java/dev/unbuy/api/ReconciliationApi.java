package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.reconciliation.Differences;
import dev.unbuy.reconciliation.FoundDifference;
import dev.unbuy.reconciliation.Reconciliation;
import dev.unbuy.reconciliation.Reconciliations;
import dev.unbuy.reconciliation.StartReconciliation;
import dev.unbuy.reconciliation.rules.Difference;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's list against ours: runs, and the differences that wait for a person. */
@RestController
@RequestMapping("/api/v1/admin")
class ReconciliationApi {

  private final ChangeRequests changes;
  private final StartReconciliation starting;
  private final Reconciliations runs;
  private final Differences differences;
  private final JsonMapper json;

  ReconciliationApi(
      ChangeRequests changes,
      StartReconciliation starting,
      Reconciliations runs,
      Differences differences,
      JsonMapper json) {
    this.changes = changes;
    this.starting = starting;
    this.runs = runs;
    this.differences = differences;
    this.json = json;
  }

  /** Begins a run; it is done by the time that its status is DONE. */
  @PostMapping("/reconciliations")
  ResponseEntity<String> start(
      Actor.Operator operator,
      @RequestBody(required = false) @Nullable SinceJson body,
      HttpServletRequest request) {
    Instant since = body == null ? null : body.since();
    return changes.once(operator.accountId(), request, body, 201, () -> starting.onDemand(since));
  }

  @GetMapping("/reconciliations")
  Page<Reconciliation> runs(
      Actor.Operator operator,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return runs.latest(cursor, Input.limit(limit));
  }

  @GetMapping("/reconciliations/{id}")
  Reconciliation run(Actor.Operator operator, @PathVariable UUID id) {
    return runs.get(id);
  }

  @GetMapping("/differences")
  Page<DifferenceJson> differences(
      Actor.Operator operator,
      @RequestParam FoundDifference.@Nullable Status status,
      @RequestParam @Nullable UUID reconciliation,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return differences
        .list(status, reconciliation, cursor, Input.limit(limit))
        .map(this::difference);
  }

  /** Somebody has seen to it. */
  @PostMapping("/differences/{id}/close")
  ResponseEntity<String> close(
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestBody NoteJson body,
      HttpServletRequest request) {
    return changes.once(
        operator.accountId(),
        request,
        body,
        200,
        () -> {
          differences
              .close(operator, id, Objects.requireNonNullElse(body.note(), ""))
              .ifPresent(
                  refusal -> {
                    throw new Refused(refusal);
                  });
          return Map.of("id", id, "status", FoundDifference.Status.CLOSED);
        });
  }

  private DifferenceJson difference(FoundDifference one) {
    return new DifferenceJson(
        one.id(),
        one.runId(),
        one.kind(),
        one.subject(),
        one.movement(),
        one.orderId(),
        node(one.ours()),
        node(one.theirs()),
        one.status(),
        one.mendedBy(),
        one.note(),
        one.foundAt(),
        one.seenAt(),
        one.closedAt());
  }

  private @Nullable JsonNode node(@Nullable String text) {
    return text == null ? null : json.readTree(text);
  }

  record SinceJson(@Nullable Instant since) {}

  record NoteJson(@Nullable String note) {}

  record DifferenceJson(
      UUID id,
      UUID reconciliation,
      Difference.Kind kind,
      String subject,
      String movement,
      @Nullable UUID orderId,
      @Nullable JsonNode ours,
      @Nullable JsonNode theirs,
      FoundDifference.Status status,
      @Nullable String mendedBy,
      @Nullable String note,
      Instant foundAt,
      Instant seenAt,
      @Nullable Instant closedAt) {}
}
