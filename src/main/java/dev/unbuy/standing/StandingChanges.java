package dev.unbuy.standing;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import dev.unbuy.standing.rules.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The history of shops' standings; rows are only added. */
@Component
class StandingChanges {

  private static final String COLUMNS =
      "SELECT id, shop_id, at, before, after, numbers::text FROM standing.standing_changes";
  private static final String ADD =
      """
      INSERT INTO standing.standing_changes (id, shop_id, at, before, after, numbers)
      SELECT id, shop, at, before, after, numbers::jsonb
      FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
        n (id, shop, at, before, after, numbers)\
      """;

  private final JsonMapper json;

  StandingChanges(JsonMapper json) {
    this.json = json;
  }

  Write added(List<StandingChange> changes) {
    return Write.expecting(
        changes.size(),
        ADD,
        changes.stream().map(StandingChange::id).toArray(UUID[]::new),
        changes.stream().map(StandingChange::shopId).toArray(UUID[]::new),
        changes.stream().map(StandingChange::at).toArray(Instant[]::new),
        changes.stream().map(change -> name(change.before())).toArray(String[]::new),
        changes.stream().map(change -> change.after().name()).toArray(String[]::new),
        changes.stream()
            .map(change -> json.writeValueAsString(change.numbers()))
            .toArray(String[]::new));
  }

  Query<StandingChange> ofShop(UUID shopId, int limit) {
    return Query.of(
        COLUMNS + " WHERE shop_id = ? ORDER BY at DESC, id DESC LIMIT ?",
        this::read,
        shopId,
        limit);
  }

  Query<StandingChange> byId(UUID id) {
    return Query.of(COLUMNS + " WHERE id = ?", this::read, id);
  }

  private StandingChange read(ResultSet row) throws SQLException {
    String before = row.getString(4);
    return new StandingChange(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        before == null ? null : Standing.valueOf(before),
        Standing.valueOf(row.getString(5)),
        json.readValue(row.getString(6), StandingNumbers.class));
  }

  private static @Nullable String name(@Nullable Standing standing) {
    return standing == null ? null : standing.name();
  }
}
