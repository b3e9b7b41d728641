package dev.unbuy.imports.tau2;

import dev.unbuy.imports.FileReport;
import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.copy.CopyRows;
import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.files.Note;
import dev.unbuy.imports.files.Tally;
import dev.unbuy.imports.files.Why;
import dev.unbuy.imports.past.PastOrder.Terms;
import dev.unbuy.imports.past.PastTables;
import dev.unbuy.imports.past.SourceIds;
import dev.unbuy.imports.tau2.Tau2File.Entry;
import dev.unbuy.imports.tau2.Tau2Values.Unreadable;
import dev.unbuy.platform.embedded.StartupText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes the shop with its terms, its products as listings and their variants with stock. */
final class Tau2Goods {

  /**
   * The shop's policy: what is pending may be canceled at once, what arrived may always go back.
   */
  static final Terms TERMS = new Terms(true, 365);

  private static final int ON_SHELF = 25;
  private static final int LOT = 200;
  private static final int HANDLING = 2;
  private static final int TRANSIT_MIN = 2;
  private static final int TRANSIT_MAX = 5;

  private final Tau2File file;
  private final SourceIds ids;
  private final JsonMapper json;
  private final Instant now;
  private final Tally products;
  private final Tally variants;
  private long row;

  Tau2Goods(Tau2File file, SourceIds ids, JsonMapper json, Instant now) {
    this.file = file;
    this.ids = ids;
    this.json = json;
    this.now = now;
    this.products = new Tally(file.name() + ": products", Tally.ReportedRows.IGNORED);
    this.variants = new Tally(file.name() + ": variants", Tally.ReportedRows.IGNORED);
  }

  List<FileReport> write(ImportConnection database, Progress progress) {
    progress.begins("catalog", file.size());
    file.read(
        "products", LOT, progress::advances, lot -> database.inOneStep(copy -> lot(copy, lot)));
    return List.of(products.close(), variants.close());
  }

  private int lot(CopySession copy, List<Entry> lot) {
    UUID shop = ids.of("shop");
    if (copy.present("catalog.shops", List.of(shop)).isEmpty()) {
      shop(copy, shop);
    }
    Set<UUID> here =
        copy.present(
            "catalog.listings", lot.stream().map(one -> ids.of("listing", one.id())).toList());
    for (Entry one : lot) {
      products.read();
      UUID listing = ids.of("listing", one.id());
      if (here.contains(listing)) {
        products.reported(one.row(), Why.ALREADY_HERE);
        without(one.value(), Why.ALREADY_HERE);
      } else {
        product(copy, shop, listing, one);
      }
    }
    return lot.size();
  }

  private void shop(CopySession copy, UUID id) {
    String name = StartupText.of("import.tau2.shop");
    CopyRows shops = copy.into(PastTables.SHOPS).row().id(id).text(Tau2Format.SOURCE).text(name);
    shops.text("").text("US").text(Tau2Values.CURRENCY).int4(HANDLING).at(now).end();
    CopyRows options = copy.into(PastTables.SHIPPING_OPTIONS).row().id(id).text("*").int8(0);
    options.int4(TRANSIT_MIN).int4(TRANSIT_MAX).end();
    CopyRows terms = copy.into(PastTables.TERMS).row().id(id).bool(TERMS.acceptsAutomatically());
    terms.int4(TERMS.returnDays()).at(now).end();
    CopyRows accounts = copy.into(PastTables.ACCOUNTS).row().id(ids.of("seller"));
    accounts.text("seller@tau2-retail.invalid").text(name).texts("BUYER", "SELLER").id(id);
    accounts.at(now).end();
  }

  private void product(CopySession copy, UUID shop, UUID listing, Entry product) {
    String title;
    try {
      title = Tau2Values.text(product.value(), "name");
    } catch (Unreadable missing) {
      products.reported(product.row(), Why.UNREADABLE);
      without(product.value(), Why.UNREADABLE);
      return;
    }
    products.used();
    CopyRows listings = copy.into(PastTables.LISTINGS).row().id(listing).id(shop).text(title);
    listings.text("").text(StartupText.of("import.tau2.category")).text("NEW").text("box");
    listings.bool(true).at(now).at(now).end();
    int position = 0;
    for (Map.Entry<String, JsonNode> one : product.value().path("variants").properties()) {
      variants.read();
      row++;
      try {
        variant(copy, shop, listing, position, Kind.of(one.getKey(), one.getValue()));
        variants.used();
        position++;
      } catch (Unreadable missing) {
        variants.reported(row, Why.UNREADABLE);
      }
    }
  }

  private void without(JsonNode product, Why why) {
    for (int i = 0; i < product.path("variants").size(); i++) {
      variants.read();
      variants.reported(++row, why);
    }
  }

  private void variant(CopySession copy, UUID shop, UUID listing, int position, Kind kind) {
    UUID id = ids.of("variant", kind.id());
    CopyRows kinds = copy.into(PastTables.KINDS).row().id(id).id(listing).id(shop).int4(position);
    kinds.text(kind.id()).text(kind.name()).json(json.writeValueAsString(kind.options()));
    kinds.int8(kind.price()).text(Tau2Values.CURRENCY).end();
    copy.into(PastTables.PRICE_POINTS).row().id(id).at(now).int8(kind.price()).end();
    int units = kind.isThere() ? ON_SHELF : 0;
    copy.into(PastTables.STOCK).row().id(id).int4(units).int4(0).end();
    if (kind.isThere()) {
      variants.noted(row, Note.STOCK_NOT_COUNTED);
      CopyRows movements = copy.into(PastTables.MOVEMENTS).row().id(id).id(id).text("RECEIVED");
      movements.int4(units).at(now).end();
    }
  }

  private record Kind(
      String id, String name, Map<String, String> options, long price, boolean isThere) {

    static Kind of(String id, JsonNode value) {
      Map<String, String> options = Tau2Values.options(value.path("options"));
      return new Kind(
          id,
          options.isEmpty() ? id : String.join(", ", options.values()),
          options,
          Tau2Values.cents(value.path("price")),
          value.path("available").asBoolean(false));
    }
  }
}
