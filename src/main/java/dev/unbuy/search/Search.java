package dev.unbuy.search;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds listings: hits and facets in one round trip. */
@Component
public class Search {

  /** A new listing of a shop ranks as the shop's others do. */
  private static final String TAKE_UP =
      """
      INSERT INTO search.listings AS s (listing_id, shop_id, shop_name, title, category, condition,
        art, price, currency, ships_to, handling_days, created_at, words, quality, rating, ratings,
        cancellation_rate)
      SELECT l.id, l.shop_id, sh.name, l.title, l.category, l.condition, l.art, v.price, v.currency,
        o.countries, sh.handling_days, l.created_at,
        setweight(to_tsvector('english', l.title), 'A')
          || setweight(to_tsvector('english', l.category), 'B')
          || setweight(to_tsvector('english', left(l.description, 20000)), 'C'),
        r.quality, r.rating, r.ratings, r.cancellation_rate
      FROM catalog.listings l JOIN catalog.shops sh ON sh.id = l.shop_id
        JOIN LATERAL (SELECT min(price) AS price, min(currency) AS currency
                      FROM catalog.variants WHERE listing_id = l.id) v ON v.price IS NOT NULL
        JOIN LATERAL (SELECT coalesce(array_agg(country), '{}') AS countries
                      FROM catalog.shipping_options WHERE shop_id = l.shop_id) o ON true
        JOIN (%2$s) r ON r.shop_id = l.shop_id
      WHERE %1$s AND l.active
      ON CONFLICT (listing_id) DO UPDATE SET shop_name = excluded.shop_name,
        title = excluded.title, category = excluded.category, condition = excluded.condition,
        art = excluded.art, price = excluded.price, ships_to = excluded.ships_to,
        handling_days = excluded.handling_days, words = excluded.words\
      """;

  private static final String REBUILD = TAKE_UP.formatted("l.shop_id = ANY (?)", SellerRanks.RANKS);
  private static final String LEAVE_OUT =
      """
      DELETE FROM search.listings s USING catalog.listings l
      WHERE s.listing_id = l.id AND l.id = ? AND NOT l.active\
      """;
  private static final String REPRICE =
      """
      UPDATE search.listings SET price =
        (SELECT min(price) FROM catalog.variants WHERE listing_id = ?)
      WHERE listing_id = ?\
      """;
  private static final String COLUMNS =
      """
      listing_id, shop_id, shop_name, title, category, condition, art, price, currency,
      handling_days, quality, rating, ratings, cancellation_rate\
      """;

  private final Transactions transactions;

  Search(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Takes up what these shops offer now. */
  public static Write rebuilt(Collection<UUID> shops) {
    return Write.any(REBUILD, (Object) shops.toArray(UUID[]::new));
  }

  /** Takes up a listing as it is now; a paused one is left out. */
  static void takeUp(UnitOfWork work, UUID listingId) {
    lock(work, listingId);
    work.plan(Write.any(LEAVE_OUT, listingId));
    work.plan(Write.any(TAKE_UP.formatted("l.id = ?", SellerRanks.RANKS), listingId));
  }

  /** Takes up what the cheapest variant of a listing costs now. */
  static void reprice(UnitOfWork work, UUID listingId) {
    lock(work, listingId);
    work.plan(Write.any(REPRICE, listingId, listingId));
  }

  /** Of two events at once, the one that comes second then reads what the first had not seen. */
  private static void lock(UnitOfWork work, UUID listingId) {
    var _ =
        work.ask(
            Query.of(
                "SELECT listing_id FROM search.listings WHERE listing_id = ? FOR UPDATE",
                row -> row.getObject(1, UUID.class),
                listingId));
  }

  /**
   * Finds.
   *
   * @throws InvalidInput when the cursor is not one of this list
   */
  public SearchResult find(SearchQuery query) {
    SearchResult found = find(query, false);
    boolean nothing = found.hits().items().isEmpty() && query.cursor() == null;
    return nothing && query.text() != null ? find(query, true) : found;
  }

  private SearchResult find(SearchQuery query, boolean alike) {
    Found sql = new Found(query, alike);
    return transactions.read(
        work -> {
          var hits = work.ask(sql.hits());
          var facets = work.ask(sql.facets());
          return new SearchResult(
              Page.cut(hits.rows(), query.limit(), hit -> Cursor.of(hit.order(), hit.listingId())),
              facets.rows());
        });
  }

  /** The statements of one search. */
  private static final class Found {

    private final SearchQuery query;
    private final StringBuilder where = new StringBuilder(" WHERE true");
    private final List<Object> parameters = new ArrayList<>();
    private final List<Object> rankParameters = new ArrayList<>();
    private String relevance = "1";

    Found(SearchQuery query, boolean alike) {
      this.query = query;
      String text = query.text();
      if (text != null && !text.isBlank()) {
        search(text.strip(), alike);
      }
      equal("category = ?", query.category());
      equal("condition = ?", query.condition());
      equal("(ships_to && ARRAY[?::text, '*'])", query.shipTo());
      equal("rating >= ?", query.minRating());
      equal("price >= ?", query.minPrice());
      equal("price <= ?", query.maxPrice());
    }

    private void search(String text, boolean alike) {
      if (alike) {
        relevance = "similarity(title, ?)";
        equal("(title % ? OR ? <% title)", text);
        parameters.add(text);
      } else {
        relevance = "ts_rank(words, websearch_to_tsquery('english', ?))";
        equal("words @@ websearch_to_tsquery('english', ?)", text);
      }
      rankParameters.add(text);
    }

    private void equal(String condition, @Nullable Object value) {
      if (value != null) {
        where.append(" AND ").append(condition);
        parameters.add(value);
      }
    }

    Query<Hit> hits() {
      String order =
          switch (query.sort()) {
            case RELEVANCE -> "-(%s * quality)".formatted(relevance);
            case PRICE -> "price";
            case PRICE_DOWN -> "-price";
            case NEWEST -> "-extract(epoch FROM created_at)";
          };
      List<Object> all = new ArrayList<>();
      if (query.sort() == SearchQuery.Sort.RELEVANCE) {
        all.addAll(rankParameters);
      }
      all.addAll(parameters);
      String place = "";
      String cursor = query.cursor();
      if (cursor != null) {
        List<String> keys = Cursor.read(cursor, 2);
        requireNumber(keys.getFirst());
        Cursor.requireId(keys.getLast());
        place = " WHERE (place, listing_id) > (?::numeric, ?::uuid)";
        all.addAll(keys);
      }
      all.add(query.limit() + 1);
      return new Query<>(
          "SELECT * FROM (SELECT %s, round((%s)::numeric, 9) AS place FROM search.listings%s) hits%s"
                  .formatted(COLUMNS, order, where, place)
              + " ORDER BY place, listing_id LIMIT ?",
          Found::read,
          all);
    }

    Query<Facet> facets() {
      return new Query<>(
          """
          SELECT CASE grouping(category) WHEN 0 THEN 'category' ELSE 'condition' END,
            coalesce(category, condition), count(*)
          FROM search.listings\
          """
              + where
              + " GROUP BY GROUPING SETS ((category), (condition)) ORDER BY 1, 3 DESC, 2",
          row -> new Facet(row.getString(1), row.getString(2), row.getInt(3)),
          parameters);
    }

    private static void requireNumber(String key) {
      if (!key.matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?")) {
        throw new InvalidInput("cursor", "is not a cursor of this list; take it from \"next\"");
      }
    }

    private static Hit read(ResultSet row) throws SQLException {
      return new Hit(
          row.getObject(1, UUID.class),
          row.getObject(2, UUID.class),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          row.getString(6),
          row.getString(7),
          new Money(row.getLong(8), row.getString(9)),
          row.getInt(10),
          row.getDouble(11),
          row.getObject(12, Double.class),
          row.getInt(13),
          row.getDouble(14),
          row.getBigDecimal(15).toPlainString());
    }
  }

  /** What was found, and how many there are of each kind. */
  public record SearchResult(Page<Hit> hits, List<Facet> facets) {}

  /**
   * How many hits have a value.
   *
   * @param field {@code category} or {@code condition}
   */
  public record Facet(String field, String value, int count) {}

  /**
   * A listing that was found.
   *
   * @param price of its cheapest variant
   * @param quality of its seller, in (0, 1]
   * @param rating of its seller, or null without ratings
   * @param order by what it was sorted
   */
  public record Hit(
      UUID listingId,
      UUID shopId,
      String shopName,
      String title,
      String category,
      String condition,
      String art,
      Money price,
      int handlingDays,
      double quality,
      @Nullable Double rating,
      int ratings,
      double cancellationRate,
      String order) {}
}
