package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.policies.PolicyTable;
import dev.unbuy.policies.PolicyVersions;
import dev.unbuy.simulation.SimulatePolicy;
import dev.unbuy.simulation.Simulation;
import dev.unbuy.simulation.SimulationOutcome;
import dev.unbuy.simulation.SimulationResult;
import dev.unbuy.simulation.Simulations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Replays history against another policy. */
@RestController
@RequestMapping("/api/v1/admin/policy-simulations")
class SimulationsApi {

  private final SimulatePolicy simulating;
  private final Simulations simulations;
  private final Policies policies;
  private final PolicyVersions versions;
  private final ChangeRequests changes;

  SimulationsApi(
      SimulatePolicy simulating,
      Simulations simulations,
      Policies policies,
      PolicyVersions versions,
      ChangeRequests changes) {
    this.simulating = simulating;
    this.simulations = simulations;
    this.policies = policies;
    this.versions = versions;
    this.changes = changes;
  }

  @PostMapping
  ResponseEntity<String> simulate(
      Actor.Operator operator, @RequestBody TryJson body, HttpServletRequest request) {
    JsonNode policy = Input.required("policy", body.policy());
    Instant from = Input.required("from", body.from());
    Instant to = Input.required("to", body.to());
    UUID id = policy.isString() ? version(policy.asString()) : null;
    PolicyNumbers numbers =
        id == null ? PolicyTable.changed(policies.current(), policy) : versions.get(id).numbers();
    return changes.once(
        operator.accountId(),
        request,
        body,
        201,
        () -> json(done(simulating.simulate(operator, id, numbers, from, to))));
  }

  @GetMapping("/{id}")
  SimulationJson simulation(Actor.Operator operator, @PathVariable UUID id) {
    return json(simulations.get(id));
  }

  private static UUID version(String text) {
    return Ids.parse(text).orElseThrow(() -> new NotFound("policy"));
  }

  private static Simulation done(SimulationOutcome outcome) {
    return switch (outcome) {
      case SimulationOutcome.Done done -> done.simulation();
      case SimulationOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private static SimulationJson json(Simulation one) {
    return new SimulationJson(
        one.id(),
        one.policy(),
        one.from(),
        one.to(),
        one.begunAt(),
        one.took().toMillis(),
        one.result());
  }

  /**
   * What is tried.
   *
   * @param policy a version's id, or numbers that differ from those in force
   */
  record TryJson(@Nullable JsonNode policy, @Nullable Instant from, @Nullable Instant to) {}

  record SimulationJson(
      UUID id,
      @Nullable UUID policy,
      Instant from,
      Instant to,
      Instant begunAt,
      long tookMillis,
      SimulationResult result) {}
}
