package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Money;
import dev.unbuy.reconciliation.Differences;
import dev.unbuy.reconciliation.FoundDifference;
import dev.unbuy.reconciliation.Reconciliations;
import dev.unbuy.reconciliation.StartReconciliation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's list against ours, for an operator. */
@Controller
class ReconciliationPages {

  private static final int RUNS = 10;
  private static final int ROWS = 50;
  private static final String HOME = "/admin/reconciliation";

  private final Pages pages;
  private final Forms forms;
  private final StartReconciliation starting;
  private final Reconciliations runs;
  private final Differences differences;
  private final Texts texts;
  private final JsonMapper json;

  ReconciliationPages(
      Pages pages,
      Forms forms,
      StartReconciliation starting,
      Reconciliations runs,
      Differences differences,
      Texts texts,
      JsonMapper json) {
    this.texts = texts;
    this.json = json;
    this.pages = pages;
    this.forms = forms;
    this.starting = starting;
    this.runs = runs;
    this.differences = differences;
  }

  @GetMapping(HOME)
  ResponseEntity<String> show(
      HttpServletRequest request,
      Actor.Operator operator,
      @RequestParam(defaultValue = "OPEN") FoundDifference.Status status,
      @RequestParam @Nullable String cursor) {
    return pages.show(
        request,
        "admin/reconciliation.jte",
        Map.of(
            "runs", runs.latest(null, RUNS).items(),
            "differences", differences.list(status, null, cursor, ROWS),
            "facts", (Function<String, Map<String, String>>) this::facts,
            "status", status.name()));
  }

  @PostMapping(HOME)
  ResponseEntity<String> start(HttpServletRequest request, Actor.Operator operator) {
    return forms.once(
        operator.accountId(),
        request,
        () -> {
          var _ = starting.onDemand(null);
          return HOME;
        });
  }

  @PostMapping(HOME + "/differences/{id}")
  ResponseEntity<String> close(
      HttpServletRequest request,
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String note) {
    return forms.once(
        operator.accountId(),
        request,
        () -> {
          differences
              .close(operator, id, note.strip())
              .ifPresent(
                  refusal -> {
                    throw new PageErrors.NotAllowedNow(refusal);
                  });
          return HOME;
        });
  }

  /** What one side says, as names and values; what it does not say is left out. */
  private Map<String, String> facts(String said) {
    Map<String, String> facts = new TreeMap<>();
    for (var field : json.readTree(said).properties()) {
      JsonNode value = field.getValue();
      if (value.has("minor")) {
        facts.put(
            field.getKey(),
            texts.money(
                new Money(value.path("minor").asLong(), value.path("currency").asString())));
      } else if (!value.isNull()) {
        facts.put(field.getKey(), value.asString());
      }
    }
    return facts;
  }
}
