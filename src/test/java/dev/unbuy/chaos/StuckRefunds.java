package dev.unbuy.chaos;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** An operator who decides what becomes of refunds that cannot go on by themselves. */
final class StuckRefunds {

  private static final String STUCK = "NEEDS_ATTENTION";

  private final Client client;
  private final Person operator;

  StuckRefunds(Client client, Person operator) {
    this.client = client;
    this.operator = operator;
  }

  /** Decides some of them, as it comes. */
  void resolveSome(SplittableRandom random) throws InterruptedException {
    for (JsonNode refund : stuck(5)) {
      resolve(refund, random.nextInt(3) == 0, random.nextBoolean(), random);
    }
  }

  /** Decides all of them, so that none is tried in vain once more; how many there were. */
  int resolveAll(SplittableRandom random) throws InterruptedException {
    List<JsonNode> all = stuck(200);
    for (JsonNode refund : all) {
      resolve(refund, false, true, random);
    }
    return all.size();
  }

  private List<JsonNode> stuck(int limit) throws InterruptedException {
    return client
        .look(Deed.LOOK, operator, "/api/v1/admin/refunds?status=" + STUCK + "&limit=" + limit)
        .map(page -> page.path("items").valueStream().toList())
        .orElse(List.of());
  }

  private void resolve(JsonNode refund, boolean tryAgain, boolean credit, SplittableRandom random)
      throws InterruptedException {
    UUID id = UUID.fromString(refund.path("id").asString());
    List<JsonNode> parts =
        client
            .look(Deed.LOOK, operator, "/api/v1/admin/refunds/" + id)
            .map(whole -> whole.path("parts").valueStream().toList())
            .orElse(List.of());
    for (JsonNode part : parts) {
      if (part.path("status").asString().equals(STUCK)) {
        boolean mustTry =
            !part.path("refusedForGood").asBoolean() || part.path("kind").asString().equals("VOID");
        decide(
            id,
            part,
            tryAgain || mustTry ? "TRY_AGAIN" : credit ? "STORE_CREDIT" : "PAID_BY_HAND",
            random);
      }
    }
  }

  private void decide(UUID refund, JsonNode part, String decision, SplittableRandom random)
      throws InterruptedException {
    Map<String, Object> body = new HashMap<>();
    body.put("partId", part.path("id").asString());
    body.put("decision", decision);
    body.put("note", "decided in chaos");
    client.change(
        Deed.RESOLVE_REFUND,
        operator,
        "/api/v1/admin/refunds/" + refund + "/resolutions",
        body,
        new UUID(random.nextLong(), random.nextLong()).toString(),
        refund);
  }
}
