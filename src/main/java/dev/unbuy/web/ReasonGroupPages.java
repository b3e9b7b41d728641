package dev.unbuy.web;

import dev.unbuy.cancellations.EditReasons;
import dev.unbuy.cancellations.ReasonGroup;
import dev.unbuy.cancellations.Reasons;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The headings under which reasons stand, as an operator names, orders and removes them. */
@Controller
class ReasonGroupPages {

  private static final String HOME = "/admin/reason-groups";

  private final Pages pages;
  private final Forms forms;
  private final Reasons reasons;
  private final EditReasons editing;

  ReasonGroupPages(Pages pages, Forms forms, Reasons reasons, EditReasons editing) {
    this.pages = pages;
    this.forms = forms;
    this.reasons = reasons;
    this.editing = editing;
  }

  @GetMapping(HOME)
  ResponseEntity<String> list(HttpServletRequest request, Actor.Operator operator) {
    return show(200, request, Form.NOTHING);
  }

  /** Adds one, or changes the one of this code. */
  @PostMapping(HOME)
  ResponseEntity<String> keep(HttpServletRequest request, Actor.Operator operator) {
    Form form = Form.of(request);
    try {
      int position = Forms.number("position", form.value("position"));
      Map<String, String> words = ReasonPages.words(form);
      return forms.once(
          operator.accountId(),
          request,
          () -> {
            editing.group(operator, form.value("code"), position, words);
            return HOME;
          });
    } catch (InvalidInput invalid) {
      return show(422, request, form.wrong(invalid));
    }
  }

  @PostMapping(HOME + "/{code}/remove")
  ResponseEntity<String> remove(
      HttpServletRequest request, Actor.Operator operator, @PathVariable String code) {
    return forms.once(
        operator.accountId(),
        request,
        () -> {
          editing
              .removeGroup(code)
              .ifPresent(
                  refusal -> {
                    throw new PageErrors.NotAllowedNow(refusal);
                  });
          return HOME;
        });
  }

  private ResponseEntity<String> show(int status, HttpServletRequest request, Form typed) {
    Map<String, Form> groups = new HashMap<>();
    for (ReasonGroup one : reasons.now().groups()) {
      groups.put(one.code(), one.code().equals(typed.value("code")) ? typed : form(one));
    }
    return pages.show(
        status,
        request,
        "admin/reason-groups.jte",
        Map.of(
            "groups",
            reasons.now().groups(),
            "entries",
            reasons.now().entries(),
            "forms",
            groups,
            "added",
            groups.containsKey(typed.value("code")) ? Form.NOTHING : typed));
  }

  private Form form(ReasonGroup one) {
    return Form.of(
        Map.of(
            "code",
            one.code(),
            "position",
            String.valueOf(one.position()),
            "english",
            reasons.groupLabel(one.code(), Locale.ENGLISH),
            "words",
            new TreeMap<>(one.words())
                .entrySet().stream()
                    .filter(word -> !word.getKey().equals("en"))
                    .map(word -> word.getKey() + ": " + word.getValue())
                    .collect(Collectors.joining("\n"))));
  }
}
