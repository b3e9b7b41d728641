package dev.unbuy.replay;

import dev.unbuy.replay.Result.Unexpected;
import dev.unbuy.replay.Shop.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The lines of an order here, for units of it there. */
final class OrderLines {

  private OrderLines() {}

  static List<String> listings(JsonNode order) {
    List<String> all = new ArrayList<>();
    for (JsonNode line : order.path("lines")) {
      String listing = line.path("listingId").asString("");
      if (!all.contains(listing)) {
        all.add(listing);
      }
    }
    return all;
  }

  static long kept(JsonNode line) {
    return line.path("ordered").asLong() - line.path("canceled").asLong();
  }

  /** The line that a unit stands in. */
  static JsonNode of(JsonNode order, Item item) {
    for (JsonNode line : order.path("lines")) {
      boolean isIt =
          line.path("title").asString("").equals(item.title())
              && line.path("variant").asString("").equals(item.variant())
              && Comparison.cents(line.path("unitPrice")) == item.price()
              && kept(line) > 0;
      if (isIt) {
        return line;
      }
    }
    throw new Unexpected("no line " + item.title() + " (" + item.variant() + ")");
  }

  /** Units by line, as requests name them. */
  static List<Map<String, Object>> units(JsonNode order, List<Item> items) {
    Map<String, Integer> units = new LinkedHashMap<>();
    items.forEach(item -> units.merge(of(order, item).path("id").asString(""), 1, Integer::sum));
    List<Map<String, Object>> lines = new ArrayList<>();
    units.forEach((line, quantity) -> lines.add(Map.of("lineId", line, "quantity", quantity)));
    return lines;
  }
}
