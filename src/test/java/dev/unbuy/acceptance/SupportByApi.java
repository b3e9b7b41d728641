package dev.unbuy.acceptance;

import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.testing.Api;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** An agent who speaks HTTP. */
record SupportByApi(Api api) implements Support {

  @Override
  public void decide(UUID cancellation, Fault fault, String because) {
    JsonNode contest =
        api.get("/api/v1/admin/contests?limit=200")
            .body(200)
            .path("items")
            .valueStream()
            .filter(one -> one.path("cancellationId").asString().equals(cancellation.toString()))
            .findFirst()
            .orElseThrow();
    var _ =
        api.post(
                "/api/v1/admin/contests/" + contest.path("id").asString() + "/decide",
                Map.of("fault", fault, "because", because))
            .body(200);
  }

  @Override
  public void lift(String statement, String because) {
    JsonNode appeal =
        api.get("/api/v1/admin/appeals?limit=200")
            .body(200)
            .path("items")
            .valueStream()
            .filter(one -> one.at("/appeal/statement").asString().equals(statement))
            .findFirst()
            .orElseThrow();
    var _ =
        api.post(
                "/api/v1/admin/appeals/" + appeal.path("id").asString() + "/decide",
                Map.of("decision", "LIFTED", "because", because))
            .body(200);
  }

  @Override
  public void close() {
    // nothing is held
  }
}
