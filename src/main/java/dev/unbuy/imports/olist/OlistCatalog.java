package dev.unbuy.imports.olist;

import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.copy.CopyRows;
import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.copy.Rows;
import dev.unbuy.imports.files.Note;
import dev.unbuy.imports.files.Used;
import dev.unbuy.imports.files.Why;
import dev.unbuy.imports.past.PastTables;
import dev.unbuy.platform.embedded.StartupText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Writes shops, their sellers' accounts, and listings with every price that they were sold at. */
final class OlistCatalog {

  private static final int LOT = 1_000;

  /** What Olist does not tell of its shops, as it usually was. */
  private static final int HANDLING = 3;

  private static final int TRANSIT_MIN = 3;
  private static final int TRANSIT_MAX = 15;
  private static final long FREIGHT = 20_00;

  private static final String SHOPS =
      """
      SELECT x.seller_id, s.row, nullif(s.city, ''), x.since FROM (
        SELECT seller_id, min(since) AS since FROM (
          SELECT i.seller_id, o.bought AS since
          FROM olist_items i JOIN olist_orders o ON o.order_id = i.order_id AND o.why IS NULL
          WHERE i.why IS NULL
          UNION ALL SELECT seller_id, NULL FROM olist_sellers WHERE why IS NULL) all_sellers
        GROUP BY seller_id) x
      LEFT JOIN olist_sellers s ON s.seller_id = x.seller_id AND s.why IS NULL
      ORDER BY x.seller_id\
      """;

  private static final String SALES =
      """
      SELECT i.product_id, i.seller_id, o.bought, min(i.price) AS price
      FROM olist_items i JOIN olist_orders o ON o.order_id = i.order_id AND o.why IS NULL
      WHERE i.why IS NULL GROUP BY i.product_id, i.seller_id, o.bought\
      """;
  private static final String LISTINGS =
      """
      SELECT %s, p.row, t.row, i.since, i.price FROM (
        SELECT product_id, seller_id, min(bought) AS since,
          (array_agg(price ORDER BY bought DESC))[1] AS price
        FROM (%s) sales GROUP BY product_id, seller_id) i%s
      ORDER BY i.product_id, i.seller_id\
      """
          .formatted(OlistGoods.COLUMNS, SALES, OlistGoods.JOINS);
  private static final String PRICES =
      """
      SELECT product_id, seller_id, bought, price FROM (
        SELECT *, lag(price) OVER (PARTITION BY product_id, seller_id ORDER BY bought) AS before
        FROM (%s) sales) s
      WHERE before IS DISTINCT FROM price\
      """
          .formatted(SALES);

  private final OlistStage stage;
  private final OlistIds ids;
  private final Instant now;
  private final Used products;
  private final Used translations;

  OlistCatalog(OlistStage stage, OlistIds ids, Instant now) {
    this.stage = stage;
    this.ids = ids;
    this.now = now;
    this.products = new Used(stage.tally(OlistFile.PRODUCTS));
    this.translations = new Used(stage.tally(OlistFile.TRANSLATIONS));
  }

  void write(ImportConnection database, Progress progress) {
    progress.begins("catalog", 3);
    database.inOneStep(this::shops);
    progress.advances(1);
    database.inOneStep(this::listings);
    progress.advances(1);
    database.inOneStep(this::prices);
    progress.advances(1);
  }

  private int shops(CopySession copy) {
    String unknown = StartupText.of("import.olist.unknown-shop");
    if (copy.present("catalog.shops", List.of(ids.shop(OlistIds.UNKNOWN))).isEmpty()) {
      shop(copy, OlistIds.UNKNOWN, unknown, now);
      unknownArticle(copy);
    }
    return copy.inLots(SHOPS, this::seller, LOT, lot -> shops(copy, lot));
  }

  private void shops(CopySession copy, List<Seller> lot) {
    Set<UUID> here =
        copy.present("catalog.shops", lot.stream().map(one -> ids.shop(one.id())).toList());
    for (Seller seller : lot) {
      boolean isHere = here.contains(ids.shop(seller.id()));
      if (!isHere) {
        shop(copy, seller.id(), seller.name(), seller.since());
        account(copy, seller);
      }
      if (seller.row() > 0 && isHere) {
        stage.tally(OlistFile.SELLERS).reported(seller.row(), Why.ALREADY_HERE);
      } else if (seller.row() > 0) {
        stage.tally(OlistFile.SELLERS).used();
      }
    }
  }

  private void shop(CopySession copy, String seller, String name, Instant since) {
    UUID id = ids.shop(seller);
    copy.into(PastTables.SHOPS).row().id(id).text("olist-" + seller).text(name);
    copy.into(PastTables.SHOPS).text("").text("BR").text("BRL").int4(HANDLING).at(since).end();
    copy.into(PastTables.SHIPPING_OPTIONS).row().id(id).text("BR").int8(FREIGHT);
    copy.into(PastTables.SHIPPING_OPTIONS).int4(TRANSIT_MIN).int4(TRANSIT_MAX).end();
  }

  private void account(CopySession copy, Seller seller) {
    copy.into(PastTables.ACCOUNTS)
        .row()
        .id(ids.seller(seller.id()))
        .text(seller.id().toLowerCase(Locale.ROOT) + "@sellers.olist.invalid")
        .text(seller.name())
        .texts("BUYER", "SELLER")
        .id(ids.shop(seller.id()))
        .at(seller.since())
        .end();
  }

  private void unknownArticle(CopySession copy) {
    String title = StartupText.of("import.olist.unknown-article");
    String category = StartupText.of("import.olist.no-category");
    UUID listing = ids.listing(OlistIds.UNKNOWN, OlistIds.UNKNOWN);
    UUID variant = ids.variant(OlistIds.UNKNOWN, OlistIds.UNKNOWN);
    UUID shop = ids.shop(OlistIds.UNKNOWN);
    listing(copy, listing, shop, title, "", category, "box", false, now);
    variant(copy, variant, listing, shop, OlistIds.UNKNOWN, 0);
  }

  private int listings(CopySession copy) {
    int all = copy.inLots(LISTINGS, OlistCatalog::sold, LOT, lot -> listings(copy, lot));
    products.close();
    translations.close();
    return all;
  }

  private void listings(CopySession copy, List<Sold> lot) {
    Set<UUID> here =
        copy.present("catalog.listings", lot.stream().map(one -> id(one.goods())).toList());
    for (Sold one : lot) {
      boolean isNew = !here.contains(id(one.goods()));
      if (isNew) {
        write(copy, one);
      }
      products.add(one.productRow(), isNew);
      translations.add(one.translationRow(), isNew);
      note(one);
    }
  }

  private void note(Sold one) {
    OlistGoods goods = one.goods();
    if (goods.category() == null) {
      products.note(one.productRow(), Note.NO_CATEGORY);
    } else if (goods.english() == null) {
      products.note(one.productRow(), Note.NOT_TRANSLATED);
    }
  }

  private void write(CopySession copy, Sold one) {
    OlistGoods goods = one.goods();
    UUID shop = ids.shop(goods.seller());
    listing(
        copy,
        id(goods),
        shop,
        goods.title(),
        goods.description(),
        goods.categoryName(),
        goods.art(),
        true,
        one.since());
    UUID variant = ids.variant(goods.seller(), goods.product());
    variant(copy, variant, id(goods), shop, goods.product(), one.price());
  }

  private static void listing(
      CopySession copy,
      UUID id,
      UUID shop,
      String title,
      String description,
      String category,
      String art,
      boolean active,
      Instant since) {
    CopyRows rows = copy.into(PastTables.LISTINGS).row().id(id).id(shop).text(title);
    rows.text(description).text(category).text("NEW").text(art).bool(active).at(since).at(since);
    rows.end();
  }

  private static void variant(
      CopySession copy, UUID id, UUID listing, UUID shop, String sku, long price) {
    CopyRows rows = copy.into(PastTables.VARIANTS).row().id(id).id(listing).id(shop).int4(0);
    rows.text(sku).text(StartupText.of("import.olist.variant")).int8(price).text("BRL").end();
  }

  private int prices(CopySession copy) {
    CopyRows rows = copy.intoIfAbsent(PastTables.PRICE_POINTS);
    try (Rows<Price> prices =
        copy.stream(
            PRICES,
            row ->
                new Price(
                    ids.variant(row.getString(2), row.getString(1)),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getLong(4)))) {
      while (prices.hasNext()) {
        Price price = prices.next();
        rows.row().id(price.variant()).at(price.at()).int8(price.price()).end();
      }
    }
    return 0;
  }

  private UUID id(OlistGoods goods) {
    return ids.listing(goods.seller(), goods.product());
  }

  private Seller seller(ResultSet row) throws SQLException {
    String id = row.getString(1);
    String city = row.getString(3);
    OffsetDateTime since = row.getObject(4, OffsetDateTime.class);
    String name = OlistGoods.shopName(id, city);
    return new Seller(id, row.getLong(2), name, since == null ? now : since.toInstant());
  }

  private static Sold sold(ResultSet row) throws SQLException {
    return new Sold(
        OlistGoods.of(row),
        row.getLong(8),
        row.getLong(9),
        row.getObject(10, OffsetDateTime.class).toInstant(),
        row.getLong(11));
  }

  /**
   * @param row 0 where it stands in no file
   */
  private record Seller(String id, long row, String name, Instant since) {}

  /** Rows are 0 where they stand in no file. */
  private record Sold(
      OlistGoods goods, long productRow, long translationRow, Instant since, long price) {}

  private record Price(UUID variant, Instant at, long price) {}
}
