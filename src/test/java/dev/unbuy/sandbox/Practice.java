package dev.unbuy.sandbox;

import dev.unbuy.testing.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** A gateway of a test's own with somebody who listens to it, spoken with over HTTP. */
final class Practice implements AutoCloseable {

  static final String KEY = "sk_practice";

  private final SandboxGateway gateway;
  private final Listener listener;
  private final Api api;

  private Practice(SandboxGateway gateway, Listener listener) {
    this.gateway = gateway;
    this.listener = listener;
    this.api = Api.at(gateway.port()).with(KEY);
  }

  /** With methods that take their time. */
  static Practice with(Path folder, Map<TenderMethod, MethodTimes> times) throws IOException {
    var listener = Listener.start();
    return new Practice(
        SandboxGateway.start(
            SandboxSettings.of(0, folder, KEY, Clock.systemUTC())
                .with(times)
                .with(
                    new SandboxSettings.Webhook(
                        listener.url(), Listener.SECRET, Duration.ofMillis(20)))),
        listener);
  }

  static MethodTimes times(long refundMillis, long paymentMillis, long validMillis) {
    return new MethodTimes(
        Duration.ofMillis(refundMillis),
        Duration.ofMillis(paymentMillis),
        validMillis == 0 ? null : Duration.ofMillis(validMillis));
  }

  Api api() {
    return api;
  }

  List<Listener.Heard> heard() {
    return listener.heard();
  }

  /** An authorization by card; its id. */
  String authorized(String token, long amount) {
    return authorize(UUID.randomUUID().toString(), "CARD", token, amount)
        .body(201)
        .path("id")
        .asString();
  }

  Api.Answer authorize(String key, String method, String token, long amount) {
    return api.post(
        "/v1/authorizations",
        Map.of(
            "amount",
            amount,
            "currency",
            "EUR",
            "method",
            method,
            "token",
            token,
            "reference",
            "r"),
        key);
  }

  Api.Answer move(String authorization, String what, long amount) {
    return move(authorization, what, amount, UUID.randomUUID().toString());
  }

  Api.Answer move(String authorization, String what, long amount, String key) {
    return api.post(
        "/v1/authorizations/" + authorization + "/" + what, Map.of("amount", amount), key);
  }

  Api.Answer act(String authorization, String what, Map<String, ?> body) {
    return api.post(
        "/v1/authorizations/" + authorization + "/" + what, body, UUID.randomUUID().toString());
  }

  JsonNode authorization(String id) {
    return api.get("/v1/authorizations/" + id).body(200);
  }

  /** What was done under a key. */
  List<JsonNode> under(String key) {
    return api.get("/v1/operations?key=" + key).body(200).path("items").valueStream().toList();
  }

  JsonNode plan(Map<String, ?> fault) {
    return api.post("/v1/faults", fault, null).body(201);
  }

  static void eventually(BooleanSupplier condition) {
    var end = Instant.now().plusSeconds(10);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("it did not happen in time");
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    listener.close();
  }
}
