package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.policies.EditPolicy;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyOutcome;
import dev.unbuy.policies.PolicyTable;
import dev.unbuy.policies.PolicyVersion;
import dev.unbuy.policies.PolicyVersions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The policy editor: every number with its limits, as versions from a draft to the past. */
@Controller
class PolicyPages {

  private static final String HOME = "/admin/policies";
  private static final int ROWS = 30;

  private final Pages pages;
  private final Forms forms;
  private final Policies policies;
  private final PolicyVersions versions;
  private final EditPolicy editing;

  PolicyPages(
      Pages pages, Forms forms, Policies policies, PolicyVersions versions, EditPolicy editing) {
    this.pages = pages;
    this.forms = forms;
    this.policies = policies;
    this.versions = versions;
    this.editing = editing;
  }

  @GetMapping(HOME)
  ResponseEntity<String> list(
      HttpServletRequest request, Actor.Operator operator, @RequestParam @Nullable String cursor) {
    Map<String, Object> model = new HashMap<>();
    model.put("versions", versions.list(cursor, ROWS));
    model.put("now", PolicyTable.shown(policies.current()));
    return pages.show(request, "admin/policies.jte", model);
  }

  @GetMapping(HOME + "/new")
  ResponseEntity<String> begin(HttpServletRequest request, Actor.Operator operator) {
    return edit(200, request, null, Form.of(PolicyTable.shown(policies.current())));
  }

  @PostMapping(HOME)
  ResponseEntity<String> draft(HttpServletRequest request, Actor.Operator operator) {
    Form form = Form.of(request);
    return saved(
        request,
        operator,
        null,
        form,
        () ->
            HOME
                + "/"
                + editing
                    .draft(
                        operator,
                        form.value("note"),
                        before -> PolicyTable.typed(before, form.typed()))
                    .id());
  }

  @GetMapping(HOME + "/{id}")
  ResponseEntity<String> version(
      HttpServletRequest request, Actor.Operator operator, @PathVariable UUID id) {
    return version(200, request, versions.get(id), Form.NOTHING);
  }

  @GetMapping(HOME + "/{id}/edit")
  ResponseEntity<String> edit(
      HttpServletRequest request, Actor.Operator operator, @PathVariable UUID id) {
    PolicyVersion version = versions.get(id);
    Map<String, String> values = new HashMap<>(PolicyTable.shown(version.numbers()));
    values.put("note", version.note());
    return edit(200, request, version, Form.of(values));
  }

  @PostMapping(HOME + "/{id}")
  ResponseEntity<String> revise(
      HttpServletRequest request, Actor.Operator operator, @PathVariable UUID id) {
    Form form = Form.of(request);
    return saved(
        request,
        operator,
        id,
        form,
        () ->
            HOME
                + "/"
                + done(editing.revise(
                        operator,
                        id,
                        seen(form),
                        form.value("note"),
                        before -> PolicyTable.typed(before, form.typed())))
                    .id());
  }

  @PostMapping(HOME + "/{id}/schedule")
  ResponseEntity<String> schedule(
      HttpServletRequest request, Actor.Operator operator, @PathVariable UUID id) {
    Form form = Form.of(request);
    try {
      return forms.once(
          operator.accountId(),
          request,
          () -> {
            Instant from = instant(form.value("effectiveFrom"));
            var _ = done(editing.schedule(operator, id, seen(form), from));
            return HOME + "/" + id;
          });
    } catch (InvalidInput invalid) {
      return version(422, request, versions.get(id), form.wrong(invalid));
    }
  }

  @PostMapping(HOME + "/{id}/drop")
  ResponseEntity<String> drop(
      HttpServletRequest request, Actor.Operator operator, @PathVariable UUID id) {
    Form form = Form.of(request);
    return forms.once(
        operator.accountId(),
        request,
        () -> {
          var _ = done(editing.drop(operator, id, seen(form)));
          return HOME;
        });
  }

  private ResponseEntity<String> saved(
      HttpServletRequest request,
      Actor.Operator operator,
      @Nullable UUID id,
      Form form,
      Supplier<String> save) {
    try {
      return forms.once(operator.accountId(), request, save);
    } catch (InvalidInput invalid) {
      return edit(422, request, id == null ? null : versions.get(id), form.wrong(invalid));
    }
  }

  private ResponseEntity<String> edit(
      int status, HttpServletRequest request, @Nullable PolicyVersion version, Form form) {
    Map<String, Object> model = new HashMap<>();
    model.put("version", version);
    model.put("form", form);
    model.put("now", PolicyTable.shown(policies.current()));
    return pages.show(status, request, "admin/policy-edit.jte", model);
  }

  private ResponseEntity<String> version(
      int status, HttpServletRequest request, PolicyVersion version, Form form) {
    return pages.show(
        status,
        request,
        "admin/policy.jte",
        Map.of(
            "version",
            version,
            "form",
            form,
            "differences",
            PolicyTable.between(policies.current(), version.numbers()),
            "changes",
            versions.changes(version.id())));
  }

  static PolicyVersion done(PolicyOutcome outcome) {
    return switch (outcome) {
      case PolicyOutcome.Done done -> done.version();
      case PolicyOutcome.ChangedMeanwhile _ -> throw new PageErrors.SomebodyChangedIt();
      case PolicyOutcome.Refused refused -> throw new PageErrors.NotAllowedNow(refused.refusal());
    };
  }

  static @Nullable Integer seen(Form form) {
    String revision = form.value("revision");
    return revision.isEmpty() ? null : Forms.number("revision", revision);
  }

  private static @Nullable Instant instant(String typed) {
    if (typed.isEmpty()) {
      return null;
    }
    try {
      return LocalDateTime.parse(typed).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException none) {
      throw new InvalidInput("effectiveFrom", "must be a day and a time, UTC");
    }
  }
}
