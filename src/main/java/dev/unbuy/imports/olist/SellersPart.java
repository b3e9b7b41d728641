package dev.unbuy.imports.olist;

import dev.unbuy.imports.files.Note;
import dev.unbuy.imports.olist.OlistPurchase.Item;
import dev.unbuy.imports.past.PastLine;
import dev.unbuy.platform.embedded.StartupText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What one seller sold in a purchase; a line is all units of an article at one price. */
record SellersPart(String seller, String shopName, Instant shipBy, List<PastLine> lines) {

  SellersPart {
    lines = List.copyOf(lines);
  }

  /** The parts of a purchase; without items, one of an unknown seller over what was paid. */
  static List<SellersPart> of(OlistPurchase olist, OlistIds ids, Set<Note> notes) {
    if (olist.items().isEmpty()) {
      notes.add(Note.NO_ITEM);
      return List.of(ofUnknown(olist, ids));
    }
    Map<String, List<Item>> bySeller = new LinkedHashMap<>();
    for (Item item : olist.items()) {
      bySeller.computeIfAbsent(item.goods().seller(), key -> new ArrayList<>()).add(item);
    }
    if (bySeller.size() > 1) {
      notes.add(Note.SEVERAL_SELLERS);
    }
    return bySeller.values().stream().map(items -> of(olist, items, ids)).toList();
  }

  private static SellersPart of(OlistPurchase olist, List<Item> items, OlistIds ids) {
    OlistGoods first = items.getFirst().goods();
    OlistPurchase.Head head = olist.head();
    UUID order = ids.order(head.orderId(), first.seller(), head.bought());
    Map<Sold, List<Item>> lines = new LinkedHashMap<>();
    for (Item item : items) {
      lines
          .computeIfAbsent(new Sold(item.goods().product(), item.price()), k -> new ArrayList<>())
          .add(item);
    }
    List<PastLine> told = new ArrayList<>();
    lines.values().forEach(units -> told.add(line(ids, order, told.size(), units)));
    Instant shipBy =
        items.stream().map(Item::shipBy).max(Instant::compareTo).orElse(head.promised());
    return new SellersPart(first.seller(), first.shopName(), shipBy, told);
  }

  private static PastLine line(OlistIds ids, UUID order, int number, List<Item> units) {
    OlistGoods goods = units.getFirst().goods();
    return new PastLine(
        ids.part(order, "line", number),
        ids.listing(goods.seller(), goods.product()),
        ids.variant(goods.seller(), goods.product()),
        goods.title(),
        StartupText.of("import.olist.variant"),
        goods.art(),
        units.size(),
        units.getFirst().price(),
        0,
        units.stream().mapToLong(Item::freight).sum());
  }

  private static SellersPart ofUnknown(OlistPurchase olist, OlistIds ids) {
    OlistPurchase.Head head = olist.head();
    UUID order = ids.order(head.orderId(), OlistIds.UNKNOWN, head.bought());
    PastLine line =
        new PastLine(
            ids.part(order, "line", 0),
            ids.listing(OlistIds.UNKNOWN, OlistIds.UNKNOWN),
            ids.variant(OlistIds.UNKNOWN, OlistIds.UNKNOWN),
            StartupText.of("import.olist.unknown-article"),
            StartupText.of("import.olist.variant"),
            "box",
            1,
            olist.paid(),
            0,
            0);
    String shop = StartupText.of("import.olist.unknown-shop");
    return new SellersPart(OlistIds.UNKNOWN, shop, head.promised(), List.of(line));
  }

  private record Sold(String product, long price) {}
}
