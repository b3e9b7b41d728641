package dev.unbuy.chaos;

import dev.unbuy.testing.Api;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Decides at the gateway what is under review or has still to be paid. */
final class Bank {

  private static final int PAGE = 500;

  private final World world;
  private final Set<String> open = new LinkedHashSet<>();
  private int after;

  Bank(World world) {
    this.world = world;
  }

  /** Decides one, well or not; whether there was one. */
  synchronized boolean decides(SplittableRandom random) {
    try {
      readOn();
      if (open.isEmpty()) {
        return false;
      }
      String one = open.iterator().next();
      Api.Answer answer =
          world
              .gatewayApi()
              .post(
                  "/v1/authorizations/" + one + "/settle",
                  Map.of("succeed", random.nextInt(4) > 0),
                  UUID.randomUUID().toString());
      if (answer.status() < 500) {
        open.remove(one);
      }
      return true;
    } catch (IllegalStateException gatewayIsDown) {
      return true;
    }
  }

  /** Goes on reading the gateway's list. */
  private void readOn() {
    Api gateway = world.gatewayApi();
    JsonNode items;
    do {
      Api.Answer answer = gateway.get("/v1/movements?after=" + after + "&limit=" + PAGE);
      if (answer.status() != 200) {
        return;
      }
      items = answer.body().path("items");
      items.valueStream().forEach(this::hear);
    } while (items.size() == PAGE);
  }

  private void hear(JsonNode movement) {
    after = movement.path("number").asInt();
    JsonNode operation = movement.path("operation");
    String kind = operation.path("kind").asString();
    if (!kind.equals("AUTHORIZATION") && !kind.equals("PAYMENT")) {
      return;
    }
    String id = operation.path("authorizationId").asString();
    if (operation.path("status").asString().equals("PENDING")) {
      open.add(id);
    } else {
      open.remove(id);
    }
  }
}
