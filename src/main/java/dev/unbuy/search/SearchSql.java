package dev.unbuy.search;

import dev.unbuy.catalog.Offers.Promise;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Query;
import dev.unbuy.promises.PromiseRecords;
import dev.unbuy.search.Search.Facet;
import dev.unbuy.search.Search.Hit;
import dev.unbuy.search.Search.Variant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The statements of one search. Without words, every order is that of an index, so that a page is
 * read and no more; with words, what they find is ranked by relevance times quality.
 *
 * <p>A facet counts what would be found if its own filter were another: under a chosen category the
 * other categories still stand with their numbers.
 */
final class SearchSql {

  private static final String HITS =
      """
      SELECT h.*, o.price, o.transit_min, o.transit_max, r.days, r.parcels, t.days, t.parcels,
        coalesce(r.arrived, 0), coalesce(r.on_time, 0), (
        SELECT json_agg(json_build_object('id', v.id, 'name', v.name, 'attributes', v.attributes,
          'price', v.price, 'available', coalesce(s.on_hand - s.reserved, 0)) ORDER BY v.position)
        FROM catalog.variants v LEFT JOIN inventory.stock s ON s.variant_id = v.id
        WHERE v.listing_id = h.listing_id)::text
      FROM (
        SELECT listing_id, shop_id, shop_name, title, category, condition, art, price, currency,
          handling_days, quality, rating, ratings, cancellation_rate, %s AS place
        FROM search.listings WHERE %s ORDER BY place %s, listing_id %3$s LIMIT ?) h
      LEFT JOIN LATERAL (
        SELECT c.country AS there, s.price, s.transit_min, s.transit_max
        FROM (SELECT coalesce(nullif(?, ''), (SELECT country FROM catalog.shops
                WHERE id = h.shop_id)) AS country) c, catalog.shipping_options s
        WHERE s.shop_id = h.shop_id AND s.country IN (c.country, '*')
        ORDER BY s.country = '*' LIMIT 1) o ON true
      LEFT JOIN promises.records r ON r.shop_id = h.shop_id AND r.country = '*'
      LEFT JOIN promises.records t ON t.shop_id = h.shop_id AND t.country = o.there
      ORDER BY place %3$s, listing_id %3$s\
      """;
  private static final String FACETS =
      """
      WITH found AS MATERIALIZED (
        SELECT category, condition, rating, price, currency FROM search.listings WHERE %s)
      (SELECT 'category', category, count(*), NULL::bigint, NULL::bigint FROM found WHERE %s
       GROUP BY category ORDER BY 3 DESC, 2 LIMIT 40)
      UNION ALL
      (SELECT 'condition', condition, count(*), NULL, NULL FROM found WHERE %s
       GROUP BY condition ORDER BY 3 DESC, 2)
      UNION ALL
      (SELECT 'rating', least::text, count(*), NULL, NULL
       FROM found JOIN (VALUES (4), (3), (2)) AS r (least) ON rating >= least WHERE %s
       GROUP BY least ORDER BY least DESC)
      UNION ALL
      (SELECT 'price', currency, count(*), min(price), max(price) FROM found WHERE %s
       GROUP BY currency ORDER BY 3 DESC, 2 LIMIT 1)\
      """;

  private static final TypeReference<List<Variant>> VARIANTS = new TypeReference<>() {};

  private final SearchQuery query;
  private final boolean alike;
  private final JsonMapper json;

  SearchSql(SearchQuery query, boolean alike, JsonMapper json) {
    this.query = query;
    this.alike = alike;
    this.json = json;
  }

  /** Whether the page before was of titles that look alike. */
  static boolean continuesAlike(SearchQuery query) {
    return query.cursor() != null && Cursor.read(query.cursor(), 3).getFirst().equals("alike");
  }

  /** Where to go on after a hit. */
  String cursorAfter(Hit hit) {
    return Cursor.of(alike ? "alike" : "exact", hit.place(), hit.listingId());
  }

  Query<Hit> hits() {
    Order order = Order.of(query);
    String place = order == Order.BY_RELEVANCE ? relevance() : order.column;
    List<Object> parameters = new ArrayList<>();
    if (order == Order.BY_RELEVANCE) {
      parameters.add(text());
    }
    Filter filter = found();
    narrow(filter, "");
    parameters.addAll(filter.parameters());
    String where = filter.sql();
    String cursor = query.cursor();
    if (cursor != null) {
      List<String> keys = Cursor.read(cursor, 3);
      where += " AND (%s, listing_id) %s (?, ?)".formatted(place, order.ascending ? ">" : "<");
      if (order == Order.BY_RELEVANCE) {
        parameters.add(text());
      }
      parameters.add(order.key(keys.get(1)));
      parameters.add(
          Ids.parse(keys.get(2))
              .orElseThrow(
                  () ->
                      new InvalidInput(
                          "cursor", "is not a cursor of this list; take it from \"next\"")));
    }
    parameters.add(query.limit() + 1);
    parameters.add(query.shipTo() == null ? "" : query.shipTo());
    return new Query<>(
        HITS.formatted(place, where, order.ascending ? "ASC" : "DESC"),
        row -> read(row, order),
        parameters);
  }

  Query<Facet> facets() {
    Filter found = found();
    List<Object> parameters = new ArrayList<>(found.parameters());
    List<String> wheres = new ArrayList<>(List.of(found.sql()));
    for (String facet : List.of("category", "condition", "rating", "price")) {
      Filter filter = new Filter();
      narrow(filter, facet);
      wheres.add(filter.sql());
      parameters.addAll(filter.parameters());
    }
    return new Query<>(
        FACETS.formatted(wheres.toArray()),
        row ->
            new Facet(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getObject(4, Long.class),
                row.getObject(5, Long.class)),
        parameters);
  }

  private String relevance() {
    return alike
        ? "(word_similarity(?, title) * quality)"
        : "(ts_rank(words, websearch_to_tsquery('english', ?)) * quality)";
  }

  private String text() {
    return query.text() == null ? "" : query.text().strip();
  }

  /** What every facet counts in: the words, and where it ships. */
  private Filter found() {
    Filter filter = new Filter();
    if (query.hasWords()) {
      filter.add(alike ? "? <% title" : "words @@ websearch_to_tsquery('english', ?)", text());
    }
    filter.addIfPresent("ships_to && ARRAY[?::text, '*']", query.shipTo());
    return filter;
  }

  /** The other filters, but for the one that a facet stands for. */
  private void narrow(Filter filter, String facet) {
    if (!facet.equals("category")) {
      filter.addIfPresent("category = ?", query.category());
    }
    if (!facet.equals("condition")) {
      filter.addIfPresent("condition = ?", query.condition());
    }
    if (!facet.equals("rating")) {
      filter.addIfPresent("rating >= ?", query.minRating());
    }
    if (!facet.equals("price")) {
      filter.addIfPresent("price >= ?", query.minPrice());
      filter.addIfPresent("price <= ?", query.maxPrice());
    }
  }

  private Hit read(ResultSet row, Order order) throws SQLException {
    UUID shop = row.getObject(2, UUID.class);
    String currency = row.getString(9);
    int handlingDays = row.getInt(10);
    Long shipping = row.getObject(16, Long.class);
    return new Hit(
        row.getObject(1, UUID.class),
        shop,
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        new Money(row.getLong(8), currency),
        handlingDays,
        row.getDouble(11),
        row.getObject(12, Double.class),
        row.getInt(13),
        row.getDouble(14),
        shipping == null
            ? null
            : new Promise(
                shop, new Money(shipping, currency), handlingDays, row.getInt(17), row.getInt(18)),
        PromiseRecords.read(row, 19),
        json.readValue(row.getString(25), VARIANTS),
        order.read(row, 15));
  }

  /** Conditions that all must hold, with their parameters. */
  private static final class Filter {
    private final StringBuilder conditions = new StringBuilder("true");
    private final List<Object> parameters = new ArrayList<>();

    void add(String condition, Object... values) {
      conditions.append(" AND ").append(condition);
      parameters.addAll(List.of(values));
    }

    void addIfPresent(String condition, @Nullable Object value) {
      if (value != null) {
        add(condition, value);
      }
    }

    String sql() {
      return conditions.toString();
    }

    List<Object> parameters() {
      return parameters;
    }
  }
}
