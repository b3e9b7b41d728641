package dev.unbuy.testing;

import dev.unbuy.payments.gateway.GatewaySettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The sandbox gateway of the application under test, spoken with directly, past the application.
 */
@Component
public class GatewayDesk {

  private final Api api;
  private final JdbcClient database;

  GatewayDesk(GatewaySettings settings, JdbcClient database) {
    this.api = Api.at(settings.url().getPort()).with(settings.apiKey());
    this.database = database;
  }

  /**
   * The gateway's name of the authorization that a purchase is paid by with this method, once it
   * has been asked for.
   */
  public String authorizationOf(JsonNode order, String method) {
    Eventually.holds(() -> nameOf(order, method).isPresent());
    return nameOf(order, method).orElseThrow();
  }

  private Optional<String> nameOf(JsonNode order, String method) {
    return database
        .sql(
            """
            SELECT t.gateway_ref FROM payments.tenders t
            JOIN payments.tender_shares s ON s.tender_id = t.id
            WHERE s.order_id = ?::uuid AND t.method = ? AND t.gateway_ref IS NOT NULL\
            """)
        .params(order.path("id").asString(), method)
        .query(String.class)
        .optional();
  }

  /** How an authorization stands. */
  public JsonNode look(String authorization) {
    return api.get("/v1/authorizations/" + authorization).body(200);
  }

  /** What was captured, voided or refunded of it. */
  public long amount(String authorization, String what) {
    return look(authorization).path(what).asLong();
  }

  /** What was done under a key. */
  public List<JsonNode> under(String key) {
    return api.get("/v1/operations?key=" + key).body(200).path("items").valueStream().toList();
  }

  /** Plans a fault. */
  public void plan(Map<String, ?> fault) {
    api.post("/v1/faults", fault, null).body(201);
  }

  /** Takes all plans back. */
  public void forgetFaults() {
    api.send("DELETE", "/v1/faults", null, null).body(200);
  }

  /** Does something to an authorization that the application did not ask for. */
  public JsonNode act(String authorization, String what, Map<String, ?> body) {
    return api.post(
            "/v1/authorizations/" + authorization + "/" + what, body, UUID.randomUUID().toString())
        .body(201);
  }
}
