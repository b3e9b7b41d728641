package dev.unbuy.catalog;

import dev.unbuy.catalog.ShopListing.ShopVariant;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a shop's own listings, paused ones among them. */
@Component
public class ShopListings {

  private static final String LISTINGS =
      """
      SELECT l.id, l.title, l.description, l.category, l.condition, l.art,
        l.withdrawal_exception, l.active, l.version, l.changed_at, v.id, v.sku, v.name, v.attributes::text, v.price, v.currency,
        v.gtin
      FROM (SELECT * FROM catalog.listings WHERE shop_id = ?%s) l
        LEFT JOIN catalog.variants v ON v.listing_id = l.id
      ORDER BY l.id DESC, v.position\
      """;
  private static final String ONE = LISTINGS.formatted(" AND id = ?");
  private static final String FIRST = LISTINGS.formatted(" ORDER BY id DESC LIMIT ?");
  private static final String AFTER = LISTINGS.formatted(" AND id < ? ORDER BY id DESC LIMIT ?");

  private final JsonMapper json;

  ShopListings(JsonMapper json) {
    this.json = json;
  }

  /** One listing, when it is this shop's; each row is one variant of it. */
  public Query<Row> one(UUID shopId, UUID id) {
    return Query.of(ONE, this::row, shopId, id);
  }

  /**
   * A shop's listings, newest first; each row is one variant of one.
   *
   * @param limit how many listings to read; one more than asked tells whether there is a next page
   * @throws InvalidInput when the cursor is not one of this list
   */
  public Query<Row> of(UUID shopId, @Nullable String cursor, int limit) {
    if (cursor == null) {
      return Query.of(FIRST, this::row, shopId, limit);
    }
    return Query.of(AFTER, this::row, shopId, Cursor.id(cursor).getFirst(), limit);
  }

  /** The listing that a variant belongs to, when it is this shop's. */
  public static Query<UUID> listingOf(UUID variantId, UUID shopId) {
    return Query.of(
        "SELECT listing_id FROM catalog.variants WHERE id = ? AND shop_id = ?",
        row -> row.getObject(1, UUID.class),
        variantId,
        shopId);
  }

  /** Puts rows together to listings with all their variants. */
  public static List<ShopListing> together(List<Row> rows) {
    Map<UUID, List<ShopVariant>> variants = new LinkedHashMap<>();
    for (Row row : rows) {
      List<ShopVariant> of = variants.computeIfAbsent(row.listing().id(), id -> new ArrayList<>());
      if (row.variant() != null) {
        of.add(row.variant());
      }
    }
    return rows.stream()
        .map(Row::listing)
        .distinct()
        .map(
            one ->
                new ShopListing(
                    one.id(),
                    one.content(),
                    one.active(),
                    one.version(),
                    one.changedAt(),
                    variants.getOrDefault(one.id(), List.of())))
        .toList();
  }

  /** Cuts a page. */
  public static Page<ShopListing> page(List<Row> rows, int limit) {
    return Page.cut(together(rows), limit, listing -> Cursor.of(listing.id()));
  }

  private Row row(ResultSet row) throws SQLException {
    return new Row(
        new ShopListing(
            row.getObject(1, UUID.class),
            new ListingContent(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Condition.valueOf(row.getString(5)),
                row.getString(6),
                ListingContent.exception(row.getString(7))),
            row.getBoolean(8),
            row.getInt(9),
            row.getObject(10, OffsetDateTime.class).toInstant(),
            List.of()),
        variant(row));
  }

  private @Nullable ShopVariant variant(ResultSet row) throws SQLException {
    UUID id = row.getObject(11, UUID.class);
    return id == null
        ? null
        : new ShopVariant(
            id,
            row.getString(12),
            row.getString(17),
            row.getString(13),
            json.readValue(row.getString(14), new TypeReference<Map<String, String>>() {}),
            new Money(row.getLong(15), row.getString(16)));
  }

  /** A listing and one of its variants; null where it has none. */
  public record Row(ShopListing listing, @Nullable ShopVariant variant) {}
}
