package dev.unbuy.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unbuy.testing.Api;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks at the database, the gateway's list, the mail server's box and what clients were told, all
 * from outside, and says what does not fit.
 */
final class Judge {

  private static final List<String> PROMISES =
      List.of(
          "units",
          "stock",
          "money",
          "gateway",
          "ledger",
          "promises",
          "effects",
          "acknowledged",
          "tables");

  private static final String TABLES =
      """
      CREATE TEMP TABLE gateway_list (number int, id text, authorization_id text, kind text,
        status text, amount bigint, currency text, key text);
      CREATE TEMP TABLE letters (message_id text, times int);
      CREATE TEMP TABLE letters_again (allowed bigint);
      CREATE TEMP TABLE acknowledged (deed text, subject uuid, result uuid);
      CREATE TEMP TABLE shelf (variant_id uuid, units bigint);\
      """;

  private static final int PAGE = 1_000;

  private final World world;
  private final Bazaar bazaar;
  private final Diary diary;

  Judge(World world, Bazaar bazaar, Diary diary) {
    this.world = world;
    this.bazaar = bazaar;
    this.diary = diary;
  }

  /** Something that should not be so. */
  record Violation(String promise, String what) {}

  /**
   * Judges.
   *
   * @param crashes how often something was killed while a letter may have been on its way
   */
  List<Violation> judge(int crashes) throws SQLException, IOException {
    List<Violation> violations = new ArrayList<>();
    diary.complaints(world.outages()).forEach(it -> violations.add(new Violation("client", it)));
    try (Connection database = world.connect()) {
      load(database, crashes);
      for (String promise : PROMISES) {
        ask(database, text(promise)).forEach(it -> violations.add(new Violation(promise, it)));
      }
    }
    return violations;
  }

  private void load(Connection database, int crashes) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(TABLES);
      statement.execute("SET search_path TO pg_temp, pg_catalog");
    }
    loadGateway(database);
    for (Map.Entry<String, Integer> letter : world.mailbox().letters().entrySet()) {
      insert(database, "INSERT INTO letters VALUES (?, ?)", letter.getKey(), letter.getValue());
    }
    // each of the relay's four workers may have had one letter taken and not yet written down
    insert(database, "INSERT INTO letters_again VALUES (?)", 4L * crashes);
    for (UUID variant : bazaar.variants().keySet()) {
      insert(database, "INSERT INTO shelf VALUES (?, ?)", variant, (long) Bazaar.ON_SHELF);
    }
    for (Diary.Entry entry : diary.promised()) {
      loadAcknowledged(database, entry);
    }
  }

  private static void loadAcknowledged(Connection database, Diary.Entry entry) throws SQLException {
    String sql = "INSERT INTO acknowledged VALUES (?, ?, ?)";
    JsonNode answer = entry.answer();
    switch (entry.deed()) {
      case BUY -> {
        for (JsonNode order : answer.path("orders")) {
          insert(database, sql, "BUY", uuid(answer.path("purchaseId")), uuid(order.path("id")));
        }
      }
      case TAKE_REMEDY ->
          insert(
              database,
              sql,
              "TAKE_REMEDY",
              entry.subject(),
              uuid(answer.path("cancellation").path("id")));
      default ->
          insert(database, sql, entry.deed().name(), entry.subject(), uuid(answer.path("id")));
    }
  }

  private void loadGateway(Connection database) throws SQLException {
    Api gateway = world.gatewayApi();
    int after = 0;
    JsonNode items;
    do {
      items =
          gateway.get("/v1/movements?after=" + after + "&limit=" + PAGE).body(200).path("items");
      for (JsonNode movement : items) {
        after = movement.path("number").asInt();
        JsonNode one = movement.path("operation");
        insert(
            database,
            "INSERT INTO gateway_list VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            after,
            one.path("id").asString(),
            one.path("authorizationId").asString(),
            one.path("kind").asString(),
            one.path("status").asString(),
            one.path("amount").asLong(),
            one.path("currency").asString(),
            one.path("idempotencyKey").asString());
      }
    } while (items.size() == PAGE);
  }

  private static @Nullable UUID uuid(JsonNode node) {
    return node.isString() ? UUID.fromString(node.asString()) : null;
  }

  private static void insert(Connection database, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static List<String> ask(Connection database, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  private static String text(String promise) throws IOException {
    String name = "/chaos/" + promise + ".sql";
    try (InputStream in = Objects.requireNonNull(Judge.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
