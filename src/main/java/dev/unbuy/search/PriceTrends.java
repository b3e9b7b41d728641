package dev.unbuy.search;

import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What became cheaper in the last 30 days: against the lowest price of the 30 days before the first
 * change in them, so that a price that was raised to be cut is no cut.
 */
@Component
public class PriceTrends {

  private static final Duration WINDOW = Duration.ofDays(30);
  private static final int MOST = 48;

  private static final String FELL =
      """
      WITH moved AS (
        SELECT variant_id, min(at) AS since FROM (
          SELECT variant_id, at FROM catalog.price_points WHERE at > ?
          ORDER BY at DESC LIMIT 20000) lately
        GROUP BY variant_id),
      fallen AS (
        SELECT v.listing_id, v.name, v.price AS now, v.currency, b.price AS before, m.since
        FROM moved m JOIN catalog.variants v ON v.id = m.variant_id
          JOIN LATERAL (
            SELECT min(p.price) AS price FROM catalog.price_points p
            WHERE p.variant_id = m.variant_id AND p.at < m.since
              AND p.at >= coalesce((
                SELECT max(q.at) FROM catalog.price_points q
                WHERE q.variant_id = m.variant_id AND q.at <= m.since - interval '30 days'),
                '-infinity')) b ON true
        WHERE v.price < b.price)
      SELECT * FROM (
        SELECT DISTINCT ON (s.listing_id) s.listing_id, s.title, s.art, s.category, s.shop_name,
          f.name, f.now, f.before, f.currency, f.since
        FROM fallen f JOIN search.listings s ON s.listing_id = f.listing_id
        WHERE ?::text = '' OR s.category = ?
        ORDER BY s.listing_id, f.now::float8 / f.before) one
      ORDER BY now::float8 / before, listing_id LIMIT ?\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  PriceTrends(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What fell the most, the most first.
   *
   * @param category or null for all
   */
  public List<Fallen> fallen(@Nullable String category) {
    String wanted = category == null ? "" : category;
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        FELL,
                        PriceTrends::read,
                        clock.instant().minus(WINDOW),
                        wanted,
                        wanted,
                        MOST))
                .rows());
  }

  private static Fallen read(ResultSet row) throws SQLException {
    String currency = row.getString(9);
    return new Fallen(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        new Money(row.getLong(7), currency),
        new Money(row.getLong(8), currency),
        row.getObject(10, OffsetDateTime.class).toInstant());
  }

  /**
   * What became cheaper.
   *
   * @param variant which of its variants fell the most
   * @param before the lowest price of the 30 days before
   */
  public record Fallen(
      UUID listingId,
      String title,
      String art,
      String category,
      String shopName,
      String variant,
      Money now,
      Money before,
      Instant since) {

    /** By which share it fell, in (0, 1]. */
    public double share() {
      return 1 - (double) now.minor() / before.minor();
    }
  }
}
