package dev.unbuy.replay;

import dev.unbuy.replay.Result.Unexpected;
import dev.unbuy.replay.Shop.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What must be as expected, or the action ends with what it is instead. */
final class Comparison {

  private Comparison() {}

  static void same(String what, Object expected, Object found) {
    if (!Objects.equals(expected, found)) {
      throw new Unexpected("%s: expected %s, found %s".formatted(what, expected, found));
    }
  }

  /** Units that are kept, as {@code title (variant) @ price}, by how many. */
  static void items(List<Item> expected, JsonNode order) {
    Map<String, Long> there = new TreeMap<>();
    expected.forEach(
        item ->
            there.merge(
                "%s (%s) @ %d".formatted(item.title(), item.variant(), item.price()),
                1L,
                Long::sum));
    Map<String, Long> here = new TreeMap<>();
    for (JsonNode line : order.path("lines")) {
      long kept = line.path("ordered").asLong() - line.path("canceled").asLong();
      if (kept > 0) {
        String key =
            "%s (%s) @ %d"
                .formatted(
                    line.path("title").asString(""),
                    line.path("variant").asString(""),
                    cents(line.path("unitPrice")));
        here.merge(key, kept, Long::sum);
      }
    }
    same("items", there, here);
  }

  /** Stock that has moved since, by variant; what did not move is left out. */
  static void moved(Map<String, Long> expected, Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> moved = new TreeMap<>();
    after.forEach(
        (variant, left) -> {
          long more = left - before.getOrDefault(variant, left);
          if (more != 0) {
            moved.put(variant, more);
          }
        });
    Map<String, Long> wanted = new TreeMap<>(expected);
    wanted.values().removeIf(units -> units == 0);
    same("stock moved", wanted, moved);
  }

  /** What goes back by refunds that were not there before. */
  static List<JsonNode> newParts(JsonNode before, JsonNode after) {
    List<String> known = new ArrayList<>();
    before.path("refunds").forEach(one -> known.add(one.path("id").asString("")));
    List<JsonNode> parts = new ArrayList<>();
    for (JsonNode refund : after.path("refunds")) {
      if (!known.contains(refund.path("id").asString(""))) {
        refund.path("parts").forEach(parts::add);
      }
    }
    return parts;
  }

  static void goesBack(long expected, String method, List<JsonNode> parts) {
    Map<String, Long> found = new TreeMap<>();
    parts.forEach(
        part ->
            found.merge(part.path("method").asString(""), cents(part.path("amount")), Long::sum));
    same("goes back", expected == 0 ? Map.of() : Map.of(method, expected), found);
  }

  static long cents(JsonNode money) {
    return money.path("amount").asLong();
  }
}
