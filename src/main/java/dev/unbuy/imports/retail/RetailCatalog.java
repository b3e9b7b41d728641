package dev.unbuy.imports.retail;

import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.copy.CopyRows;
import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.past.PastTables;
import dev.unbuy.imports.past.SourceIds;
import dev.unbuy.platform.embedded.StartupText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes the shop, its seller's account, and listings with every price that they were sold at. */
final class RetailCatalog {

  private static final int LOT = 1_000;
  private static final int HANDLING = 1;
  private static final int TRANSIT_MIN = 1;
  private static final int TRANSIT_MAX = 5;

  private static final String LISTINGS =
      """
      SELECT code, (array_agg(title ORDER BY at DESC, row DESC) FILTER (WHERE title <> ''))[1],
        min(at), (array_agg(price ORDER BY at DESC, row DESC))[1]
      FROM retail_lines WHERE why IS NULL AND quantity > 0 GROUP BY code ORDER BY code\
      """;
  private static final String PRICES =
      """
      SELECT code, at, price FROM (
        SELECT code, at, price, lag(price) OVER (PARTITION BY code ORDER BY at) AS before FROM (
          SELECT code, at, max(price) AS price FROM retail_lines
          WHERE why IS NULL AND quantity > 0 GROUP BY code, at) s) p
      WHERE before IS DISTINCT FROM price\
      """;

  private final SourceIds ids;
  private final Instant now;

  RetailCatalog(SourceIds ids, Instant now) {
    this.ids = ids;
    this.now = now;
  }

  void write(ImportConnection database, Progress progress) {
    progress.begins("catalog", 2);
    database.inOneStep(this::listings);
    progress.advances(1);
    database.inOneStep(this::prices);
    progress.advances(1);
  }

  private int listings(CopySession copy) {
    UUID shop = ids.of("shop");
    if (copy.present("catalog.shops", List.of(shop)).isEmpty()) {
      shop(copy, shop);
    }
    return copy.inLots(LISTINGS, RetailCatalog::article, LOT, lot -> listings(copy, shop, lot));
  }

  private void shop(CopySession copy, UUID id) {
    String name = StartupText.of("import.retail.shop");
    CopyRows shops = copy.into(PastTables.SHOPS).row().id(id).text(RetailFormat.SOURCE).text(name);
    shops.text("").text("GB").text("GBP").int4(HANDLING).at(now).end();
    CopyRows options = copy.into(PastTables.SHIPPING_OPTIONS).row().id(id).text("*").int8(0);
    options.int4(TRANSIT_MIN).int4(TRANSIT_MAX).end();
    CopyRows accounts = copy.into(PastTables.ACCOUNTS).row().id(ids.of("seller"));
    accounts.text("seller@online-retail.invalid").text(name).texts("BUYER", "SELLER").id(id);
    accounts.at(now).end();
  }

  private void listings(CopySession copy, UUID shop, List<Article> lot) {
    Set<UUID> here =
        copy.present(
            "catalog.listings", lot.stream().map(one -> ids.of("listing", one.code())).toList());
    for (Article one : lot) {
      UUID listing = ids.of("listing", one.code());
      if (!here.contains(listing)) {
        CopyRows listings = copy.into(PastTables.LISTINGS).row().id(listing).id(shop);
        listings.text(one.title()).text("").text(StartupText.of("import.retail.category"));
        listings.text("NEW").text("box").bool(true).at(one.since()).at(one.since()).end();
        CopyRows variants = copy.into(PastTables.VARIANTS).row().id(ids.of("variant", one.code()));
        variants.id(listing).id(shop).int4(0).text(one.code());
        variants.text(StartupText.of("import.retail.variant")).int8(one.price()).text("GBP").end();
      }
    }
  }

  private int prices(CopySession copy) {
    CopyRows rows = copy.intoIfAbsent(PastTables.PRICE_POINTS);
    return copy.inLots(
        PRICES,
        row -> new Price(row.getString(1), at(row, 2), row.getLong(3)),
        LOT,
        lot -> {
          for (Price one : lot) {
            rows.row().id(ids.of("variant", one.code())).at(one.at()).int8(one.price()).end();
          }
        });
  }

  private static Article article(ResultSet row) throws SQLException {
    String title = row.getString(2);
    String code = row.getString(1);
    return new Article(code, title == null ? code : title, at(row, 3), row.getLong(4));
  }

  private static Instant at(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private record Article(String code, String title, Instant since, long price) {}

  private record Price(String code, Instant at, long price) {}
}
