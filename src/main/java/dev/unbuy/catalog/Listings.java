package dev.unbuy.catalog;

import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.WithdrawalException;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads listings with their variants, and what a variant cost when. */
@Component
public class Listings {

  private static final String LISTING =
      """
      SELECT l.id, s.id, s.name, s.country, s.handling_days, l.title, l.description, l.category,
        l.condition, l.art, l.withdrawal_exception, l.active AND s.paused_since IS NULL
      FROM catalog.listings l JOIN catalog.shops s ON s.id = l.shop_id WHERE l.id = ?\
      """;
  private static final String VARIANTS =
      """
      SELECT v.id, v.name, v.attributes::text, v.price, v.currency FROM catalog.variants v
      WHERE v.listing_id = ? ORDER BY v.position\
      """;
  private static final String HISTORY =
      """
      SELECT p.at, p.price, v.currency, v.id
      FROM catalog.price_points p JOIN catalog.variants v ON v.id = p.variant_id
      WHERE v.listing_id = ? ORDER BY p.at, v.id LIMIT 2000\
      """;

  private final Transactions transactions;
  private final JsonMapper json;

  Listings(Transactions transactions, JsonMapper json) {
    this.transactions = transactions;
    this.json = json;
  }

  /**
   * A listing.
   *
   * @throws NotFound when there is none
   */
  public Listing get(UUID id) {
    return transactions.read(
        work -> {
          var listing =
              work.ask(
                  Query.of(
                      LISTING,
                      row ->
                          new Listing(
                              row.getObject(1, UUID.class),
                              row.getObject(2, UUID.class),
                              row.getString(3),
                              row.getString(4),
                              row.getInt(5),
                              row.getString(6),
                              row.getString(7),
                              row.getString(8),
                              row.getString(9),
                              row.getString(10),
                              ListingContent.exception(row.getString(11)),
                              row.getBoolean(12),
                              List.of()),
                      id));
          var variants =
              work.ask(
                  Query.of(
                      VARIANTS,
                      row ->
                          new Variant(
                              row.getObject(1, UUID.class),
                              row.getString(2),
                              json.readValue(
                                  row.getString(3), new TypeReference<Map<String, String>>() {}),
                              new Money(row.getLong(4), row.getString(5))),
                      id));
          return listing.first().orElseThrow(() -> new NotFound("listing")).with(variants.rows());
        });
  }

  /**
   * What its variants cost, from the first price on.
   *
   * @throws NotFound when there is no such listing
   */
  public List<PricePoint> priceHistory(UUID id) {
    var _ = get(id);
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        HISTORY,
                        row ->
                            new PricePoint(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                new Money(row.getLong(2), row.getString(3)),
                                row.getObject(4, UUID.class)),
                        id))
                .rows());
  }

  /**
   * What a shop sells under one title.
   *
   * @param active whether it can be bought; a paused one can still be looked at
   */
  public record Listing(
      UUID id,
      UUID shopId,
      String shopName,
      String shopCountry,
      int handlingDays,
      String title,
      String description,
      String category,
      String condition,
      String art,
      @Nullable WithdrawalException withdrawalException,
      boolean active,
      List<Variant> variants) {

    /** Copies the variants. */
    public Listing {
      variants = List.copyOf(variants);
    }

    Listing with(List<Variant> all) {
      return new Listing(
          id,
          shopId,
          shopName,
          shopCountry,
          handlingDays,
          title,
          description,
          category,
          condition,
          art,
          withdrawalException,
          active,
          all);
    }
  }

  /** One size or color of a listing. */
  public record Variant(UUID id, String name, Map<String, String> attributes, Money price) {}

  /** What a variant cost from then on. */
  public record PricePoint(Instant at, Money price, UUID variantId) {}
}
