package dev.unbuy.standing;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import dev.unbuy.standing.rules.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The scores of shops as they are kept, for search and for whoever reads many. */
final class ShopScores {

  private static final String COLUMNS =
      """
      SELECT shop_id, standing, quality, rating, ratings, cancellation_rate, late_rate, defect_rate,
        since
      FROM standing.shops\
      """;
  private static final String KEEP =
      """
      INSERT INTO standing.shops (shop_id, standing, quality, rating, ratings, cancellation_rate,
        late_rate, defect_rate, since, scored_at)
      SELECT n.*, ?::timestamptz FROM unnest(?::uuid[], ?::text[], ?::float8[], ?::float8[],
        ?::int[], ?::float8[], ?::float8[], ?::float8[], ?::timestamptz[]) n
      ON CONFLICT (shop_id) DO UPDATE SET standing = excluded.standing,
        quality = excluded.quality, rating = excluded.rating, ratings = excluded.ratings,
        cancellation_rate = excluded.cancellation_rate, late_rate = excluded.late_rate,
        defect_rate = excluded.defect_rate, since = excluded.since,
        scored_at = excluded.scored_at\
      """;

  private ShopScores() {}

  static Query<Kept> of(UUID shopId) {
    return Query.of(COLUMNS + " WHERE shop_id = ?", ShopScores::read, shopId);
  }

  static Query<Kept> of(Collection<UUID> shops) {
    return Query.of(
        COLUMNS + " WHERE shop_id = ANY (?)",
        ShopScores::read,
        (Object) shops.toArray(UUID[]::new));
  }

  static Query<Kept> all() {
    return Query.of(COLUMNS, ShopScores::read);
  }

  /** Keeps scores, new ones and others, in one statement. */
  static Write kept(List<Kept> scores, Instant now) {
    return Write.expecting(
        scores.size(),
        KEEP,
        now,
        column(scores, Kept::shopId, UUID[]::new),
        column(scores, one -> one.standing().name(), String[]::new),
        column(scores, Kept::quality, Double[]::new),
        column(scores, Kept::rating, Double[]::new),
        column(scores, Kept::ratings, Integer[]::new),
        column(scores, Kept::cancellationRate, Double[]::new),
        column(scores, Kept::lateRate, Double[]::new),
        column(scores, Kept::defectRate, Double[]::new),
        column(scores, Kept::since, Instant[]::new));
  }

  private static <T extends @Nullable Object> Object column(
      List<Kept> scores, Function<Kept, T> value, java.util.function.IntFunction<T[]> array) {
    return scores.stream().map(value).toArray(array);
  }

  private static Kept read(ResultSet row) throws SQLException {
    return new Kept(
        row.getObject(1, UUID.class),
        Standing.valueOf(row.getString(2)),
        row.getDouble(3),
        row.getObject(4, Double.class),
        row.getInt(5),
        row.getDouble(6),
        row.getDouble(7),
        row.getDouble(8),
        row.getObject(9, OffsetDateTime.class).toInstant());
  }

  /**
   * A shop's score.
   *
   * @param quality in (0, 1]
   * @param rating drawn towards the mean; null without ratings
   * @param cancellationRate drawn towards the mean, as the other rates are
   * @param since when it came to its standing
   */
  record Kept(
      UUID shopId,
      Standing standing,
      double quality,
      @Nullable Double rating,
      int ratings,
      double cancellationRate,
      double lateRate,
      double defectRate,
      Instant since) {}
}
