package dev.unbuy.search;

import dev.unbuy.catalog.Offers.Promise;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.promises.PromiseRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

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
      WHERE %1$s AND l.active AND sh.paused_since IS NULL
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
  private final Transactions transactions;
  private final KnownFacets facets;
  private final JsonMapper json;

  Search(Transactions transactions, KnownFacets facets, JsonMapper json) {
    this.transactions = transactions;
    this.facets = facets;
    this.json = json;
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
   * Finds. Where the words themselves are nowhere, titles that look alike are taken.
   *
   * @throws InvalidInput when the cursor is not one of this list
   */
  public SearchResult find(SearchQuery query) {
    if (SearchSql.continuesAlike(query)) {
      return find(query, true);
    }
    SearchResult found = find(query, false);
    boolean nothing = found.hits().items().isEmpty() && query.cursor() == null;
    return nothing && query.hasWords() ? find(query, true) : found;
  }

  private SearchResult find(SearchQuery query, boolean alike) {
    SearchSql sql = new SearchSql(query, alike, json);
    return transactions.read(
        work -> {
          var hits = work.ask(sql.hits());
          Optional<List<Facet>> known = facets.known(query);
          var asked = known.isPresent() ? null : work.ask(sql.facets());
          List<Facet> counted =
              asked == null ? known.orElseThrow() : facets.keep(query, asked.rows());
          return new SearchResult(
              Page.cut(hits.rows(), query.limit(), sql::cursorAfter), counted, alike);
        });
  }

  /**
   * What was found, and how many there are of each kind.
   *
   * @param alike whether it was found by titles that look alike, as the words themselves are
   *     nowhere
   */
  public record SearchResult(Page<Hit> hits, List<Facet> facets, boolean alike) {}

  /**
   * How many would be found with another value of a filter.
   *
   * @param field {@code category}, {@code condition}, {@code rating} or {@code price}
   * @param value the category, the condition, the least rating, or the currency of most
   * @param lowest price in minor units, where the field is the price
   * @param highest price in minor units, where the field is the price
   */
  public record Facet(
      String field, String value, int count, @Nullable Long lowest, @Nullable Long highest) {}

  /**
   * A listing that was found.
   *
   * @param price of its cheapest variant
   * @param quality of its seller, in (0, 1]
   * @param rating of its seller, or null without ratings
   * @param promise for deliveries to the country that was asked for, or the shop's own; null when
   *     it does not ship there
   * @param record how the shop delivers there
   * @param variants with what is in stock now
   * @param place by which it was sorted
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
      @Nullable Promise promise,
      PromiseRecord record,
      List<Variant> variants,
      String place) {

    /** Copies the variants. */
    public Hit {
      variants = List.copyOf(variants);
    }
  }

  /**
   * A size or color of a listing that was found.
   *
   * @param price minor units, in the listing's currency
   * @param available how many can be bought now
   */
  public record Variant(
      UUID id, String name, Map<String, String> attributes, long price, int available) {}
}
