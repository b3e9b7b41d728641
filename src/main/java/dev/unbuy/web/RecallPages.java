package dev.unbuy.web;

import dev.unbuy.cancellations.Recall;
import dev.unbuy.cancellations.RecallOutcome;
import dev.unbuy.cancellations.RecallScope;
import dev.unbuy.cancellations.Recalls;
import dev.unbuy.cancellations.StartRecall;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Recalls for an operator: what it would do, begun, how far it is, what became of each order. */
@Controller
class RecallPages {

  private static final String HOME = "/admin/recalls";
  private static final int RECALLS = 20;
  private static final int ORDERS = 100;

  private final Pages pages;
  private final Forms forms;
  private final StartRecall starting;
  private final Recalls recalls;

  RecallPages(Pages pages, Forms forms, StartRecall starting, Recalls recalls) {
    this.pages = pages;
    this.forms = forms;
    this.starting = starting;
    this.recalls = recalls;
  }

  @GetMapping(HOME)
  ResponseEntity<String> list(
      HttpServletRequest request, Actor.Operator operator, @RequestParam @Nullable String cursor) {
    return list(200, request, cursor, Form.NOTHING);
  }

  /** What it would do, with the button that does it. */
  @GetMapping(HOME + "/preview")
  ResponseEntity<String> preview(HttpServletRequest request, Actor.Operator operator) {
    Form form = Form.of(request);
    try {
      RecallScope scope = scope(form);
      return pages.show(
          request,
          "admin/recall-preview.jte",
          Map.of("form", form, "scope", scope, "preview", starting.preview(scope)));
    } catch (InvalidInput invalid) {
      return list(422, request, null, form.wrong(invalid));
    }
  }

  @PostMapping(HOME)
  ResponseEntity<String> start(HttpServletRequest request, Actor.Operator operator) {
    RecallScope scope = scope(Form.of(request));
    return forms.once(
        operator.accountId(), request, () -> HOME + "/" + starting.start(operator, scope).id());
  }

  @GetMapping(HOME + "/{id}")
  ResponseEntity<String> one(
      HttpServletRequest request,
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestParam Recall.@Nullable Outcome outcome,
      @RequestParam @Nullable String cursor) {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("recall", recalls.get(id));
    model.put("orders", recalls.orders(id, outcome, cursor, ORDERS));
    model.put("outcome", outcome == null ? "" : outcome.name());
    return pages.show(request, "admin/recall.jte", model);
  }

  @PostMapping(HOME + "/{id}")
  ResponseEntity<String> change(
      HttpServletRequest request,
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestParam String action) {
    return forms.once(
        operator.accountId(),
        request,
        () ->
            switch (action.equals("pause") ? starting.pause(id) : starting.resume(id)) {
              case RecallOutcome.Done _ -> HOME + "/" + id;
              case RecallOutcome.Refused refused ->
                  throw new PageErrors.NotAllowedNow(refused.refusal());
            });
  }

  private ResponseEntity<String> list(
      int status, HttpServletRequest request, @Nullable String cursor, Form form) {
    return pages.show(
        status,
        request,
        "admin/recalls.jte",
        Map.of("recalls", recalls.latest(cursor, RECALLS), "form", form));
  }

  private static RecallScope scope(Form form) {
    List<UUID> listings =
        Stream.of(form.value("listings").split("[\\s,]+"))
            .filter(one -> !one.isEmpty())
            .limit(200)
            .map(one -> id("listings", one))
            .toList();
    String shop = form.value("shopId");
    return new RecallScope(
        reason(form.value("reason")),
        shop.isEmpty() ? null : id("shopId", shop),
        listings,
        day("from", form.value("from")),
        day("to", form.value("to")).plusSeconds(86_400),
        form.value("note"));
  }

  private static Reason reason(String typed) {
    return typed.equals(Reason.FRAUD.name()) ? Reason.FRAUD : Reason.RECALL;
  }

  private static UUID id(String field, String typed) {
    return Ids.parse(typed)
        .orElseThrow(() -> new InvalidInput(field, "must be ids, such as in a listing's address"));
  }

  private static Instant day(String field, String typed) {
    try {
      LocalDate day = LocalDate.parse(typed);
      if (day.getYear() >= 1970 && day.getYear() < 10_000) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
      }
    } catch (DateTimeParseException none) {
      // said below, as for a day of another age
    }
    throw new InvalidInput(field, "must be a day");
  }
}
