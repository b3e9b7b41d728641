package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.policies.EditPolicy;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumber;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.policies.PolicyOutcome;
import dev.unbuy.policies.PolicyTable;
import dev.unbuy.policies.PolicyVersion;
import dev.unbuy.policies.PolicyVersions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The versions of the policy: drafted, revised, scheduled, dropped. */
@RestController
@RequestMapping("/api/v1/admin/policies")
class PoliciesApi {

  private final PolicyVersions versions;
  private final EditPolicy editing;
  private final Policies policies;
  private final Words words;
  private final ChangeRequests changes;

  PoliciesApi(
      PolicyVersions versions,
      EditPolicy editing,
      Policies policies,
      Words words,
      ChangeRequests changes) {
    this.versions = versions;
    this.editing = editing;
    this.policies = policies;
    this.words = words;
    this.changes = changes;
  }

  @GetMapping
  Page<VersionJson> list(
      Actor.Operator operator,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return versions.list(cursor, Input.limit(limit)).map(PoliciesApi::json);
  }

  /** Every number with its limits, its present value and what it does. */
  @GetMapping("/numbers")
  List<NumberJson> numbers(Actor.Operator operator) {
    Map<String, String> now = PolicyTable.shown(policies.current());
    return PolicyTable.ALL.stream().map(one -> number(one, now)).toList();
  }

  @GetMapping("/{id}")
  ResponseEntity<VersionJson> version(Actor.Operator operator, @PathVariable UUID id) {
    return tagged(versions.get(id));
  }

  @GetMapping("/{id}/changes")
  List<ChangeJson> history(Actor.Operator operator, @PathVariable UUID id) {
    var _ = versions.get(id);
    return versions.changes(id).stream()
        .map(
            one ->
                new ChangeJson(
                    one.what().name(),
                    one.revision(),
                    one.numbers(),
                    one.note(),
                    one.effectiveFrom(),
                    one.authorId(),
                    one.at()))
        .toList();
  }

  @PostMapping
  ResponseEntity<String> draft(
      Actor.Operator operator, @RequestBody EditJson body, HttpServletRequest request) {
    JsonNode numbers = Input.required("numbers", body.numbers());
    String note = Input.required("note", body.note());
    return changes.once(
        operator.accountId(),
        request,
        body,
        201,
        () -> {
          PolicyVersion draft =
              editing.draft(operator, note, before -> PolicyTable.changed(before, numbers));
          return json(
              body.effectiveFrom() == null
                  ? draft
                  : done(editing.schedule(operator, draft.id(), null, body.effectiveFrom())));
        });
  }

  @PatchMapping("/{id}")
  ResponseEntity<VersionJson> revise(
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody EditJson body) {
    JsonNode numbers = body.numbers();
    return tagged(
        done(
            editing.revise(
                operator,
                id,
                Versions.read(ifMatch),
                body.note(),
                before -> numbers == null ? before : PolicyTable.changed(before, numbers))));
  }

  @PostMapping("/{id}/schedule")
  ResponseEntity<String> schedule(
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody(required = false) @Nullable WhenJson body,
      HttpServletRequest request) {
    return changes.once(
        operator.accountId(),
        request,
        body,
        200,
        () ->
            json(
                done(
                    editing.schedule(
                        operator,
                        id,
                        Versions.read(ifMatch),
                        body == null ? null : body.effectiveFrom()))));
  }

  @PostMapping("/{id}/drop")
  ResponseEntity<String> drop(
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request) {
    return changes.once(
        operator.accountId(),
        request,
        null,
        200,
        () -> json(done(editing.drop(operator, id, Versions.read(ifMatch)))));
  }

  private static PolicyVersion done(PolicyOutcome outcome) {
    return switch (outcome) {
      case PolicyOutcome.Done done -> done.version();
      case PolicyOutcome.ChangedMeanwhile meanwhile ->
          throw new Versions.NotTheSame(meanwhile.revision());
      case PolicyOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private static ResponseEntity<VersionJson> tagged(PolicyVersion version) {
    return ResponseEntity.ok().eTag(Versions.tag(version.revision())).body(json(version));
  }

  private static VersionJson json(PolicyVersion version) {
    return new VersionJson(
        version.id(),
        version.status().name(),
        version.effectiveFrom(),
        version.numbers(),
        version.note(),
        version.authorId(),
        version.createdAt(),
        version.revision(),
        version.basedOn());
  }

  private NumberJson number(PolicyNumber one, Map<String, String> now) {
    return new NumberJson(
        one.name(),
        one.group().name(),
        one.unit().name(),
        one.least(),
        one.most(),
        String.valueOf(now.get(one.field())),
        words.of(one.label()),
        words.of(one.hint()),
        one.replayed());
  }

  record EditJson(
      @Nullable JsonNode numbers, @Nullable String note, @Nullable Instant effectiveFrom) {}

  record WhenJson(@Nullable Instant effectiveFrom) {}

  /**
   * A number.
   *
   * @param least the smallest value, in its unit
   * @param most the largest value, in its unit
   * @param now the value in force, in its unit
   * @param replayed whether a simulation shows what it does
   */
  record NumberJson(
      String name,
      String group,
      String unit,
      double least,
      double most,
      String now,
      String label,
      String explanation,
      boolean replayed) {}

  record VersionJson(
      UUID id,
      String status,
      @Nullable Instant effectiveFrom,
      PolicyNumbers numbers,
      String note,
      @Nullable UUID authorId,
      Instant createdAt,
      int revision,
      @Nullable UUID basedOn) {}

  record ChangeJson(
      String what,
      int revision,
      PolicyNumbers numbers,
      String note,
      @Nullable Instant effectiveFrom,
      @Nullable UUID authorId,
      Instant at) {}
}
