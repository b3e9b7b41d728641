package dev.unbuy.acceptance;

import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.testing.Api;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A seller who speaks HTTP. */
record ShopkeeperByApi(Api api) implements Shopkeeper {

  @Override
  public void ship(UUID order, String carrier, String trackingNumber) {
    JsonNode parcel =
        api.post("/api/v1/seller/orders/" + order + "/fulfillments", Map.of()).body(201);
    var _ =
        api.post(
                "/api/v1/seller/fulfillments/" + parcel.path("id").asString() + "/ship",
                Map.of("carrier", carrier, "trackingNumber", trackingNumber))
            .body(200);
  }

  @Override
  public boolean isAsked(UUID order) {
    return asked(order).isPresent();
  }

  @Override
  public void approve(UUID order) {
    var _ = api.post(path(order) + "/approve", Map.of()).body(200);
  }

  @Override
  public void decline(UUID order, String carrier, String trackingNumber) {
    var _ =
        api.post(
                path(order) + "/decline",
                Map.of("carrier", carrier, "trackingNumber", trackingNumber))
            .body(200);
  }

  @Override
  public void approveChange(UUID order) {
    String asked =
        api.get("/api/v1/seller/changes?status=ASKED")
            .body(200)
            .path("items")
            .valueStream()
            .filter(one -> one.path("orderId").asString().equals(order.toString()))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    var _ = api.post("/api/v1/seller/changes/" + asked + "/approve", Map.of()).body(200);
  }

  @Override
  public void cancel(UUID order, Reason reason) {
    var _ =
        api.post("/api/v1/seller/orders/" + order + "/cancellations", Map.of("reason", reason))
            .body(201);
  }

  @Override
  public void approveReturn(UUID giveBack) {
    api.post("/api/v1/seller/returns/" + giveBack + "/approve", Map.of()).body(200);
  }

  @Override
  public void acceptReturn(UUID giveBack) {
    api.post("/api/v1/seller/returns/" + giveBack + "/inspect", Map.of("outcome", "FULL"))
        .body(200);
  }

  @Override
  public void appeal(String statement) {
    String id = consequences().findFirst().orElseThrow().path("id").asString();
    String path = "/api/v1/seller/standing/consequences/" + id + "/appeal";
    var _ = api.post(path, Map.of("statement", statement)).body(201);
  }

  @Override
  public boolean nothingFollowsAnyMore() {
    return consequences().allMatch(one -> one.path("state").asString().equals("ENDED"));
  }

  private Stream<JsonNode> consequences() {
    return api.get("/api/v1/seller/standing/consequences").body(200).path("items").valueStream();
  }

  @Override
  public void close() {
    // nothing is held
  }

  private String path(UUID order) {
    return "/api/v1/seller/cancellations/" + asked(order).orElseThrow().path("id").asString();
  }

  private Optional<JsonNode> asked(UUID order) {
    return api.get("/api/v1/seller/cancellations?status=ASKED")
        .body(200)
        .path("items")
        .valueStream()
        .filter(one -> one.path("orderId").asString().equals(order.toString()))
        .findFirst();
  }
}
