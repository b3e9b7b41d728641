package dev.unbuy.acceptance;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.rules.Alternative;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.returns.ReturnStatus;
import dev.unbuy.returns.rules.ReturnReason;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A buyer who speaks HTTP. */
record ShopperByApi(Api api) implements Shopper {

  @Override
  public void buy(Map<UUID, Integer> goods, String country) {
    goods.forEach(
        (variant, quantity) ->
            api.post("/api/v1/cart/lines", Map.of("variantId", variant, "quantity", quantity))
                .body(201));
    var _ =
        api.post(
                "/api/v1/checkout",
                Map.of(
                    "address", Marketplace.addressIn(country),
                    "payments", List.of(Map.of("method", "CARD", "token", "sandbox-ok")),
                    "confirm", true))
            .body(201);
  }

  @Override
  public Withdrawn withdraw(UUID order) {
    JsonNode declared =
        api.post(
                "/api/v1/orders/" + order + "/withdrawals",
                Map.of("name", "Pat Doe", "email", "pat@people.test"))
            .body(201);
    JsonNode confirmed =
        api.post("/api/v1/withdrawals/" + declared.path("id").asString() + "/confirm", Map.of())
            .body(200);
    return new Withdrawn(
        UUID.fromString(confirmed.path("id").asString()),
        confirmed.path("status").asString().equals("WAITING_FOR_GOODS"),
        confirmed.path("acknowledgement").has("receivedAt"));
  }

  @Override
  public List<UUID> myOrders() {
    return api.get("/api/v1/orders")
        .body(200)
        .path("items")
        .valueStream()
        .map(order -> UUID.fromString(order.path("id").asString()))
        .toList();
  }

  @Override
  public OrderStatus statusOf(UUID order) {
    return OrderStatus.valueOf(order(order).path("status").asString());
  }

  @Override
  public boolean canCancel(UUID order) {
    return order(order)
        .path("actions")
        .valueStream()
        .anyMatch(action -> action.asString().equals("cancel"));
  }

  @Override
  public Receipt cancel(UUID order, int units, Reason reason) {
    String line = order(order).path("lines").get(0).path("id").asString();
    String path = "/api/v1/orders/" + order;
    JsonNode preview =
        api.get(
                "%s/cancellation-options?reason=%s&lines=%s:%d"
                    .formatted(path, reason, line, units))
            .body(200)
            .path("refundPreview");
    JsonNode made =
        api.post(
                path + "/cancellations",
                Map.of(
                    "reason", reason, "lines", List.of(Map.of("lineId", line, "quantity", units))))
            .body(201);
    return receipt(made, preview.path("amount").path("amount").asLong());
  }

  @Override
  public Receipt follow(UUID cancellation) {
    JsonNode now = api.get("/api/v1/cancellations/" + cancellation).body(200);
    return receipt(now, amount(now));
  }

  @Override
  public Receipt takeBack(UUID cancellation) {
    JsonNode now =
        api.post("/api/v1/cancellations/" + cancellation + "/take-back", Map.of()).body(200);
    return receipt(now, amount(now));
  }

  @Override
  public Receipt undo(UUID cancellation) {
    JsonNode now = api.post("/api/v1/cancellations/" + cancellation + "/undo", Map.of()).body(200);
    return receipt(now, amount(now));
  }

  @Override
  public Changed change(UUID order, int units) {
    String line = order(order).path("lines").get(0).path("id").asString();
    Map<String, Object> wish = Map.of("lines", List.of(Map.of("lineId", line, "quantity", units)));
    String path = "/api/v1/orders/" + order + "/changes";
    long promised =
        api.post(path + "/preview", wish)
            .body(200)
            .path("back")
            .valueStream()
            .mapToLong(part -> part.path("amount").path("amount").asLong())
            .sum();
    JsonNode made = api.post(path, wish).body(201);
    UUID id = UUID.fromString(made.path("id").asString());
    return new Changed(id, followChange(id), promised);
  }

  @Override
  public ChangeStatus followChange(UUID change) {
    return ChangeStatus.valueOf(
        api.get("/api/v1/changes/" + change).body(200).path("status").asString());
  }

  @Override
  public void contest(UUID cancellation, String statement) {
    var _ =
        api.post(
                "/api/v1/cancellations/" + cancellation + "/contest",
                Map.of("statement", statement))
            .body(201);
  }

  @Override
  public Fault faultOf(UUID cancellation) {
    return Fault.valueOf(
        api.get("/api/v1/cancellations/" + cancellation).body(200).path("fault").asString());
  }

  @Override
  public List<Alternative> insteadOfCanceling(UUID order) {
    return api.post(
            "/api/v1/orders/" + order + "/cancellations", Map.of("reason", Reason.CHANGE_OF_MIND))
        .body(409)
        .path("alternatives")
        .valueStream()
        .map(alternative -> Alternative.valueOf(alternative.asString()))
        .toList();
  }

  @Override
  public GivenBack giveBack(UUID order, int units, ReturnReason reason) {
    String line = order(order).path("lines").get(0).path("id").asString();
    return givenBack(
        api.post(
                "/api/v1/orders/" + order + "/returns",
                Map.of(
                    "reason", reason, "lines", List.of(Map.of("lineId", line, "quantity", units))))
            .body(201));
  }

  @Override
  public GivenBack sendBack(UUID giveBack, String carrier, String trackingNumber) {
    return givenBack(
        api.post(
                "/api/v1/returns/" + giveBack + "/send",
                Map.of("carrier", carrier, "trackingNumber", trackingNumber))
            .body(200));
  }

  @Override
  public GivenBack followReturn(UUID giveBack) {
    return givenBack(api.get("/api/v1/returns/" + giveBack).body(200));
  }

  private static GivenBack givenBack(JsonNode one) {
    return new GivenBack(
        UUID.fromString(one.path("id").asString()),
        ReturnStatus.valueOf(one.path("status").asString()),
        one.path("amount").path("amount").asLong());
  }

  @Override
  public boolean sellOn(UUID order, long price, String note) {
    String line = order(order).path("lines").get(0).path("id").asString();
    JsonNode offered =
        api.post(
                "/api/v1/orders/" + order + "/resale",
                Map.of(
                    "lineId",
                    line,
                    "quantity",
                    1,
                    "price",
                    Map.of("amount", price, "currency", "EUR"),
                    "conditionNote",
                    note))
            .body(201);
    return api.get("/api/v1/listings/" + offered.path("listingId").asString())
        .body(200)
        .path("provenance")
        .path("conditionNote")
        .asString()
        .equals(note);
  }

  @Override
  public void close() {
    // nothing is held
  }

  private JsonNode order(UUID id) {
    return api.get("/api/v1/orders/" + id).body(200);
  }

  private static long amount(JsonNode cancellation) {
    return cancellation.path("amount").path("amount").asLong();
  }

  private static Receipt receipt(JsonNode cancellation, long promised) {
    return new Receipt(
        UUID.fromString(cancellation.path("id").asString()),
        CancellationStatus.valueOf(cancellation.path("status").asString()),
        promised,
        amount(cancellation),
        cancellation.path("refund").path("status").asString("").equals("SUCCEEDED"));
  }
}
