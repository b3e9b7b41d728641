package dev.unbuy.web;

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
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The reasons that people choose from, and what each means, as an operator edits them. */
@Controller
class ReasonPages {

  private static final String HOME = "/admin/reasons";

  private final Pages pages;
  private final Forms forms;
  private final Reasons reasons;
  private final EditReasons editing;

  ReasonPages(Pages pages, Forms forms, Reasons reasons, EditReasons editing) {
    this.pages = pages;
    this.forms = forms;
    this.reasons = reasons;
    this.editing = editing;
  }

  @GetMapping(HOME)
  ResponseEntity<String> list(HttpServletRequest request, Actor.Operator operator) {
    return pages.show(request, "admin/reasons.jte", Map.of("entries", reasons.now().entries()));
  }

  @GetMapping(HOME + "/new")
  ResponseEntity<String> begin(HttpServletRequest request, Actor.Operator operator) {
    return edit(
        200,
        request,
        null,
        Form.of(Map.of("giver", "BUYER", "evidence", "NOTHING", "otherwise", "BUYER")));
  }

  @PostMapping(HOME)
  ResponseEntity<String> add(HttpServletRequest request, Actor.Operator operator) {
    Form form = Form.of(request);
    try {
      return forms.once(
          operator.accountId(),
          request,
          () -> went(editing.add(operator, read(request, form, code(form)))));
    } catch (InvalidInput invalid) {
      return edit(422, request, null, form.wrong(invalid));
    }
  }

  @GetMapping(HOME + "/{code}")
  ResponseEntity<String> reason(
      HttpServletRequest request, Actor.Operator operator, @PathVariable Reason code) {
    ReasonEntry entry = find(code);
    return edit(200, request, entry, form(entry));
  }

  @PostMapping(HOME + "/{code}")
  ResponseEntity<String> revise(
      HttpServletRequest request, Actor.Operator operator, @PathVariable Reason code) {
    Form form = Form.of(request);
    ReasonEntry entry = find(code);
    try {
      return forms.once(
          operator.accountId(),
          request,
          () -> went(editing.revise(operator, seen(form), read(request, form, code))));
    } catch (InvalidInput invalid) {
      return edit(422, request, entry, form.wrong(invalid));
    }
  }

  @PostMapping(HOME + "/{code}/retire")
  ResponseEntity<String> retire(
      HttpServletRequest request, Actor.Operator operator, @PathVariable Reason code) {
    Form form = Form.of(request);
    boolean retired = !form.value("restore").equals("true");
    return forms.once(
        operator.accountId(),
        request,
        () -> went(editing.retire(operator, code, seen(form), retired)));
  }

  private ResponseEntity<String> edit(
      int status, HttpServletRequest request, @Nullable ReasonEntry entry, Form form) {
    Map<String, Object> model = new HashMap<>();
    model.put("entry", entry);
    model.put("form", form);
    model.put("groups", reasons.now().groups());
    model.put("versions", entry == null ? List.of() : editing.versions(entry.reason()));
    return pages.show(status, request, "admin/reason.jte", model);
  }

  private ReasonEntry find(Reason code) {
    return reasons.now().find(code).orElseThrow(() -> new NotFound("reason"));
  }

  private Form form(ReasonEntry entry) {
    var rule = entry.rule();
    Map<String, String> values = new HashMap<>();
    values.put("code", entry.reason().name());
    values.put("giver", rule.giver().name());
    values.put("group", rule.group());
    values.put("position", String.valueOf(entry.position()));
    values.put("evidence", rule.evidence().name());
    values.put("found", rule.found().name());
    values.put("otherwise", rule.otherwise().name());
    rule.remedies().forEach(one -> values.put("remedy_" + one, "true"));
    values.put("noteRequired", String.valueOf(rule.noteRequired()));
    values.put("revision", String.valueOf(entry.version()));
    values.put("english", reasons.label(entry.reason(), Locale.ENGLISH));
    values.put(
        "words",
        new TreeMap<>(entry.words())
            .entrySet().stream()
                .filter(one -> !one.getKey().equals("en"))
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining("\n")));
    return Form.of(values);
  }

  private ReasonEdit read(HttpServletRequest request, Form form, Reason code) {
    Fault otherwise = oneOf(Fault.class, "otherwise", form.value("otherwise"));
    String found = form.value("found");
    return new ReasonEdit(
        code,
        oneOf(Asker.class, "giver", form.value("giver")),
        form.value("group"),
        Forms.number("position", form.value("position", "1000")),
        oneOf(EvidenceKind.class, "evidence", form.value("evidence")),
        found.isEmpty() ? otherwise : oneOf(Fault.class, "found", found),
        otherwise,
        Arrays.stream(RemedyKind.values())
            .filter(one -> "true".equals(request.getParameter("remedy_" + one)))
            .toList(),
        form.value("noteRequired").equals("true"),
        words(form));
  }

  /** English by itself, other languages a line each. */
  static Map<String, String> words(Form form) {
    Map<String, String> words = new TreeMap<>();
    if (!form.value("english").isEmpty()) {
      words.put("en", form.value("english"));
    }
    for (String line : form.value("words").lines().map(String::strip).toList()) {
      if (!line.isEmpty()) {
        int colon = line.indexOf(':');
        if (colon < 1) {
          throw new InvalidInput("words", "must be a line each, such as de: Doppelt bestellt");
        }
        words.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return words;
  }

  private static Reason code(Form form) {
    try {
      return Reason.valueOf(form.value("code"));
    } catch (IllegalArgumentException none) {
      throw new InvalidInput("code", "must be 2 to 40 capital letters, digits and underscores");
    }
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String field, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equals(text))
        .findFirst()
        .orElseThrow(() -> new InvalidInput(field, "must be chosen"));
  }

  private static @Nullable Integer seen(Form form) {
    return PolicyPages.seen(form);
  }

  private static String went(ReasonOutcome outcome) {
    return switch (outcome) {
      case ReasonOutcome.Kept _ -> HOME;
      case ReasonOutcome.ChangedMeanwhile _ -> throw new PageErrors.SomebodyChangedIt();
      case ReasonOutcome.Refused refused -> throw new PageErrors.NotAllowedNow(refused.refusal());
    };
  }
}
