package dev.unbuy.web;

import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.policies.PolicyVersion;
import dev.unbuy.policies.PolicyVersions;
import dev.unbuy.simulation.SimulatePolicy;
import dev.unbuy.simulation.Simulation;
import dev.unbuy.simulation.SimulationOutcome;
import dev.unbuy.simulation.SimulationResult;
import dev.unbuy.simulation.Simulations;
import dev.unbuy.simulation.rules.Effects.Ending;
import dev.unbuy.simulation.rules.Effects.Outcome;
import dev.unbuy.standing.rules.Standing;
import dev.unbuy.web.ComparedBars.Value;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A version of the policy tried on history: before and after, in charts and tables. */
@Controller
class SimulationPages {

  private static final String HERE = "/admin/policies/{id}/simulation";
  private static final int USUAL_DAYS = 90;

  private final Pages pages;
  private final Forms forms;
  private final PolicyVersions versions;
  private final SimulatePolicy simulating;
  private final Simulations simulations;
  private final Texts texts;
  private final InstantSource clock;

  SimulationPages(
      Pages pages,
      Forms forms,
      PolicyVersions versions,
      SimulatePolicy simulating,
      Simulations simulations,
      Texts texts,
      InstantSource clock) {
    this.pages = pages;
    this.forms = forms;
    this.versions = versions;
    this.simulating = simulating;
    this.simulations = simulations;
    this.texts = texts;
    this.clock = clock;
  }

  @GetMapping(HERE)
  ResponseEntity<String> show(
      HttpServletRequest request, Actor.Operator operator, @PathVariable UUID id) {
    PolicyVersion version = versions.get(id);
    Simulation last = simulations.lastOf(id).orElse(null);
    return show(200, request, version, last, form(last));
  }

  @PostMapping(HERE)
  ResponseEntity<String> run(
      HttpServletRequest request, Actor.Operator operator, @PathVariable UUID id) {
    PolicyVersion version = versions.get(id);
    Form form = Form.of(request);
    try {
      return forms.once(
          operator.accountId(),
          request,
          () -> {
            LocalDate from = day("from", form.value("from"));
            LocalDate to = day("to", form.value("to")).plusDays(1);
            var end = to.atStartOfDay(ZoneOffset.UTC).toInstant();
            var now = clock.instant();
            return switch (simulating.simulate(
                operator,
                id,
                version.numbers(),
                from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                end.isAfter(now) && to.minusDays(1).equals(today()) ? now : end)) {
              case SimulationOutcome.Done _ -> "/admin/policies/" + id + "/simulation";
              case SimulationOutcome.Refused refused ->
                  throw new PageErrors.NotAllowedNow(refused.refusal());
            };
          });
    } catch (InvalidInput invalid) {
      return show(422, request, version, null, form.wrong(invalid));
    }
  }

  private ResponseEntity<String> show(
      int status,
      HttpServletRequest request,
      PolicyVersion version,
      @Nullable Simulation simulation,
      Form form) {
    Map<String, Object> model = new HashMap<>();
    model.put("version", version);
    model.put("form", form);
    model.put("simulation", simulation);
    if (simulation != null) {
      SimulationResult result = simulation.result();
      model.put("outcomes", outcomes(result));
      model.put("faults", faults(result));
      model.put("standings", standings(result));
      model.put("days", RefundDays.of(result.days()));
    }
    return pages.show(status, request, "admin/simulation.jte", model);
  }

  private ComparedBars outcomes(SimulationResult result) {
    var before = result.before();
    var after = result.after();
    return ComparedBars.of(
        Stream.concat(
                Arrays.stream(Outcome.values())
                    .map(
                        one ->
                            new Value(
                                texts.of("simulation.outcome." + one),
                                before.outcomes().getOrDefault(one, 0L),
                                after.outcomes().getOrDefault(one, 0L))),
                Stream.concat(
                    Arrays.stream(Ending.values())
                        .map(
                            one ->
                                new Value(
                                    texts.of("simulation.ending." + one),
                                    before.endings().getOrDefault(one, 0L),
                                    after.endings().getOrDefault(one, 0L))),
                    Stream.of(
                        new Value(
                            texts.of("simulation.unpaid"),
                            before.endedUnpaid(),
                            after.endedUnpaid()))))
            .toList());
  }

  private ComparedBars faults(SimulationResult result) {
    return ComparedBars.of(
        Arrays.stream(Fault.values())
            .map(
                one ->
                    new Value(
                        texts.of("fault.of." + one),
                        result.before().faults().getOrDefault(one, 0L),
                        result.after().faults().getOrDefault(one, 0L)))
            .toList());
  }

  private ComparedBars standings(SimulationResult result) {
    return ComparedBars.of(
        Arrays.stream(Standing.values())
            .map(
                one ->
                    new Value(
                        texts.of("standing." + one),
                        result.before().standings().getOrDefault(one, 0L),
                        result.after().standings().getOrDefault(one, 0L)))
            .toList());
  }

  private Form form(@Nullable Simulation last) {
    LocalDate to =
        last == null ? today() : LocalDate.ofInstant(last.to().minusNanos(1), ZoneOffset.UTC);
    LocalDate from =
        last == null ? to.minusDays(USUAL_DAYS) : LocalDate.ofInstant(last.from(), ZoneOffset.UTC);
    return Form.of(Map.of("from", from.toString(), "to", to.toString()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static LocalDate day(String field, String typed) {
    try {
      LocalDate day = LocalDate.parse(typed);
      if (day.getYear() < 1970 || day.getYear() > 9_999) {
        throw new InvalidInput(field, "must be a day since 1970");
      }
      return day;
    } catch (DateTimeParseException none) {
      throw new InvalidInput(field, "must be a day");
    }
  }
}
