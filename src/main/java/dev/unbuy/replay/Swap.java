package dev.unbuy.replay;

import dev.unbuy.replay.Shop.Item;
import dev.unbuy.replay.Shop.Offer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Items that become other variants of their products.
 *
 * @param from units that were bought
 * @param to what each becomes, at today's price
 * @param refused why the benchmark's shop does not do it, or null
 */
record Swap(List<Item> from, List<Item> to, @Nullable String refused) {

  Swap {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  static Swap of(Action action, TaskState there) {
    String number = action.text("order_id");
    List<String> old = action.texts("item_ids");
    List<String> other = action.texts("new_item_ids");
    List<Item> left = new ArrayList<>(there.items(number));
    List<Item> from = new ArrayList<>();
    List<Item> to = new ArrayList<>();
    String refused = old.size() == other.size() ? null : "not as many new items as old ones";
    for (int i = 0; i < Math.min(old.size(), other.size()); i++) {
      String id = old.get(i);
      Item item = left.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
      if (item == null) {
        refused = "the order has no such item";
        continue;
      }
      left.remove(item);
      Offer offer = there.shop().offer(item.product(), other.get(i));
      if (!offer.isThere()) {
        refused = "the new item is not available";
      }
      from.add(item);
      to.add(new Item(other.get(i), item.product(), item.title(), offer.variant(), offer.price()));
    }
    Swap swap = new Swap(from, to, refused);
    String user = there.shop().userOf(action);
    boolean paid = there.canPay(user, action.text("payment_method_id"), swap.difference());
    return paid ? swap : new Swap(from, to, "the gift card has too little on it");
  }

  /** What it costs more; below zero: comes back. */
  long difference() {
    return sum(to) - sum(from);
  }

  /** What lines are to be, for a change of the order. */
  List<Map<String, Object>> targets(JsonNode order, Customer customer) {
    Map<String, JsonNode> lines = new LinkedHashMap<>();
    Map<String, Map<String, Integer>> wanted = new LinkedHashMap<>();
    for (int i = 0; i < from.size(); i++) {
      JsonNode line = OrderLines.of(order, from.get(i));
      String id = line.path("id").asString("");
      String variant = customer.variant(line.path("listingId").asString(""), to.get(i).variant());
      lines.put(id, line);
      wanted.computeIfAbsent(id, key -> new LinkedHashMap<>()).merge(variant, 1, Integer::sum);
    }
    List<Map<String, Object>> targets = new ArrayList<>();
    wanted.forEach(
        (id, variants) -> {
          JsonNode line = lines.getOrDefault(id, order);
          long stays = OrderLines.kept(line) - variants.values().stream().mapToInt(n -> n).sum();
          if (stays > 0) {
            targets.add(Map.of("lineId", id, "quantity", stays));
          }
          variants.forEach(
              (variant, units) ->
                  targets.add(Map.of("lineId", id, "quantity", units, "variantId", variant)));
        });
    return targets;
  }

  /** How much more of each variant there is afterwards. */
  Map<String, Long> moves(JsonNode order, Customer customer) {
    Map<String, Long> moves = new TreeMap<>();
    for (int i = 0; i < from.size(); i++) {
      JsonNode line = OrderLines.of(order, from.get(i));
      moves.merge(line.path("variantId").asString(""), 1L, Long::sum);
      String variant = customer.variant(line.path("listingId").asString(""), to.get(i).variant());
      moves.merge(variant, -1L, Long::sum);
    }
    return moves;
  }

  private static long sum(List<Item> items) {
    return items.stream().mapToLong(Item::price).sum();
  }
}
