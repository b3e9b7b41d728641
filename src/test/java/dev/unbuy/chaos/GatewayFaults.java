package dev.unbuy.chaos;

import dev.unbuy.testing.Api;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The faults that the gateway is asked to make, and how many it made, over all its lives. */
final class GatewayFaults {

  private final Map<String, Long> struck = new TreeMap<>();
  private long seed;
  private boolean over;

  GatewayFaults(long seed) {
    this.seed = seed;
  }

  /** Plans them, unless they are over. */
  synchronized void plan(Api gateway) {
    if (!over) {
      for (Map<String, ?> plan : plans()) {
        gateway.send("POST", "/v1/faults", plan).body(201);
      }
    }
  }

  /** No more of them from the next start of the gateway on. */
  synchronized void end() {
    over = true;
  }

  /** Adds what this life of the gateway has made. */
  synchronized void count(Api gateway) {
    gateway
        .get("/v1/faults")
        .body(200)
        .path("struck")
        .propertyStream()
        .forEach(mode -> struck.merge(mode.getKey(), mode.getValue().asLong(), Long::sum));
  }

  /** How many of each kind were made. */
  synchronized Map<String, Long> struck() {
    return new TreeMap<>(struck);
  }

  private List<Map<String, ?>> plans() {
    return List.of(
        plan("timeout-after-effect", 0.02, Map.of("delayMillis", 8_500)),
        plan("reset", 0.03, Map.of()),
        plan("reset-before", 0.03, Map.of()),
        plan("error-after", 0.04, Map.of()),
        plan("error-before", 0.04, Map.of()),
        plan("slow", 0.08, Map.of("delayMillis", 1_500)),
        plan("refuse", 0.02, Map.of("operation", "refund", "reason", "lost_card")),
        plan("refuse", 0.02, Map.of("operation", "void", "reason", "try_later")),
        plan("refund-fails", 0.05, Map.of("operation", "refund", "reason", "bank_unreachable")),
        plan("webhook-lost", 0.04, Map.of()),
        plan("webhook-doubled", 0.10, Map.of()),
        plan("webhook-reordered", 0.10, Map.of("delayMillis", 2_000)),
        plan("webhook-late", 0.08, Map.of("delayMillis", 3_000)),
        plan("webhook-wrongly-signed", 0.05, Map.of()));
  }

  private Map<String, ?> plan(String mode, double rate, Map<String, ?> more) {
    Map<String, Object> plan = new TreeMap<>(more);
    plan.put("mode", mode);
    plan.put("rate", rate);
    plan.put("seed", ++seed);
    return plan;
  }
}
