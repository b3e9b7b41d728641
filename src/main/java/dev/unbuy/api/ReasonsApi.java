package dev.unbuy.api;

import dev.unbuy.cancellations.EditReasons;
import dev.unbuy.cancellations.ReasonEdit;
import dev.unbuy.cancellations.ReasonEntry;
import dev.unbuy.cancellations.ReasonOutcome;
import dev.unbuy.cancellations.Reasons;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.EvidenceKind;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Reader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The marketplace's reasons for canceling, as an operator edits them. */
@RestController
@RequestMapping("/api/v1/admin")
class ReasonsApi {

  private static final int LAST_PLACE = 1_000;

  private final Reasons reasons;
  private final EditReasons editing;
  private final ChangeRequests changes;

  ReasonsApi(Reasons reasons, EditReasons editing, ChangeRequests changes) {
    this.reasons = reasons;
    this.editing = editing;
    this.changes = changes;
  }

  @GetMapping("/reasons")
  CatalogJson list(Actor.Operator operator) {
    return new CatalogJson(
        reasons.now().groups().stream()
            .map(
                one ->
                    new GroupJson(
                        one.code(),
                        reasons.groupLabel(one.code(), Reader.locale()),
                        one.position(),
                        new TreeMap<>(one.words())))
            .toList(),
        reasons.now().entries().stream().map(this::json).toList());
  }

  @GetMapping("/reasons/{code}")
  ResponseEntity<EntryJson> reason(Actor.Operator operator, @PathVariable Reason code) {
    return tagged(reasons.now().find(code).orElseThrow(() -> new NotFound("reason")));
  }

  @GetMapping("/reasons/{code}/versions")
  List<VersionJson> versions(Actor.Operator operator, @PathVariable Reason code) {
    if (reasons.now().find(code).isEmpty()) {
      throw new NotFound("reason");
    }
    return editing.versions(code).stream()
        .map(one -> new VersionJson(json(one.entry()), one.at(), one.author()))
        .toList();
  }

  @PostMapping("/reasons")
  ResponseEntity<String> add(
      Actor.Operator operator, @RequestBody EditJson body, HttpServletRequest request) {
    ReasonEdit edit = body.edit(Input.required("code", body.code()));
    return changes.once(
        operator.accountId(), request, body, 201, () -> json(done(editing.add(operator, edit))));
  }

  @PutMapping("/reasons/{code}")
  ResponseEntity<EntryJson> revise(
      Actor.Operator operator,
      @PathVariable Reason code,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody EditJson body) {
    return tagged(done(editing.revise(operator, Versions.read(ifMatch), body.edit(code))));
  }

  @PostMapping("/reasons/{code}/retire")
  ResponseEntity<String> retire(
      Actor.Operator operator, @PathVariable Reason code, HttpServletRequest request) {
    return changes.once(
        operator.accountId(),
        request,
        null,
        200,
        () -> json(done(editing.retire(operator, code, null, true))));
  }

  @PostMapping("/reasons/{code}/restore")
  ResponseEntity<String> restore(
      Actor.Operator operator, @PathVariable Reason code, HttpServletRequest request) {
    return changes.once(
        operator.accountId(),
        request,
        null,
        200,
        () -> json(done(editing.retire(operator, code, null, false))));
  }

  @PutMapping("/reason-groups/{code}")
  GroupJson group(
      Actor.Operator operator, @PathVariable String code, @RequestBody NewGroupJson body) {
    editing.group(
        operator,
        String.valueOf(Input.text("code", code)),
        Input.required("position", body.position()),
        EditJson.words(body.words()));
    return list(operator).groups().stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new NotFound("group"));
  }

  @DeleteMapping("/reason-groups/{code}")
  ResponseEntity<Void> removeGroup(Actor.Operator operator, @PathVariable String code) {
    editing
        .removeGroup(String.valueOf(Input.text("code", code)))
        .ifPresent(
            refusal -> {
              throw new Refused(refusal);
            });
    return ResponseEntity.noContent().build();
  }

  private static ReasonEntry done(ReasonOutcome outcome) {
    return switch (outcome) {
      case ReasonOutcome.Kept kept -> kept.entry();
      case ReasonOutcome.ChangedMeanwhile meanwhile ->
          throw new Versions.NotTheSame(meanwhile.version());
      case ReasonOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private ResponseEntity<EntryJson> tagged(ReasonEntry entry) {
    return ResponseEntity.ok().eTag(Versions.tag(entry.version())).body(json(entry));
  }

  private EntryJson json(ReasonEntry one) {
    var rule = one.rule();
    return new EntryJson(
        one.reason().name(),
        Objects.requireNonNullElse(
            one.words().get("en"), reasons.label(one.reason(), Locale.ENGLISH)),
        rule.giver(),
        rule.group(),
        one.position(),
        rule.evidence(),
        rule.found(),
        rule.otherwise(),
        rule.remedies(),
        rule.noteRequired(),
        new TreeMap<>(one.words()),
        one.retired(),
        one.version());
  }

  record EditJson(
      @Nullable Reason code,
      @Nullable Asker giver,
      @Nullable String group,
      @Nullable Integer position,
      @Nullable EvidenceKind evidence,
      @Nullable Fault found,
      @Nullable Fault otherwise,
      @Nullable List<@Nullable RemedyKind> remedies,
      @Nullable Boolean noteRequired,
      @Nullable Map<String, @Nullable String> words) {

    ReasonEdit edit(Reason reason) {
      Fault fault = Input.required("otherwise", otherwise);
      List<RemedyKind> offered =
          remedies == null
              ? List.of()
              : remedies.stream().map(one -> Input.required("remedies", one)).toList();
      return new ReasonEdit(
          reason,
          Input.required("giver", giver),
          String.valueOf(Input.text("group", Input.required("group", group))),
          position == null ? LAST_PLACE : position,
          evidence == null ? EvidenceKind.NOTHING : evidence,
          found == null ? fault : found,
          fault,
          offered,
          Boolean.TRUE.equals(noteRequired),
          words(words));
    }

    static Map<String, String> words(@Nullable Map<String, @Nullable String> sent) {
      Map<String, String> words = new TreeMap<>();
      if (sent != null) {
        sent.forEach((language, text) -> words.put(language, Input.required("words", text)));
      }
      return words;
    }
  }

  record NewGroupJson(@Nullable Integer position, @Nullable Map<String, @Nullable String> words) {}

  record GroupJson(String code, String label, int position, Map<String, String> words) {}

  record EntryJson(
      String code,
      String label,
      Asker giver,
      String group,
      int position,
      EvidenceKind evidence,
      Fault found,
      Fault otherwise,
      List<RemedyKind> remedies,
      boolean noteRequired,
      Map<String, String> words,
      boolean retired,
      int version) {}

  record VersionJson(EntryJson meaning, Instant at, UUID author) {}

  record CatalogJson(List<GroupJson> groups, List<EntryJson> items) {}
}
