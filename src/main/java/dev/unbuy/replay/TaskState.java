package dev.unbuy.replay;

import dev.unbuy.replay.Shop.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The benchmark's shop during one task: what its earlier actions have made of it. */
final class TaskState {

  private final Shop shop;
  private final Map<String, String> statuses = new HashMap<>();
  private final Map<String, List<Item>> items = new HashMap<>();
  private final Map<String, String> paidWith = new HashMap<>();
  private final Map<String, Long> spent = new HashMap<>();

  TaskState(Shop shop) {
    this.shop = shop;
  }

  Shop shop() {
    return shop;
  }

  String status(String order) {
    return statuses.getOrDefault(order, shop.order(order).path("status").asString(""));
  }

  void becomes(String order, String status) {
    statuses.put(order, status);
  }

  List<Item> items(String order) {
    return items.getOrDefault(order, shop.items(order));
  }

  /** Puts others in the place of the first units of these items. */
  void swap(String order, List<Item> from, List<Item> to) {
    List<Item> all = new ArrayList<>(items(order));
    from.forEach(all::remove);
    all.addAll(to);
    items.put(order, all);
  }

  long total(String order) {
    return items(order).stream().mapToLong(Item::price).sum();
  }

  String paidWith(String order) {
    return paidWith.getOrDefault(order, shop.paidWith(order));
  }

  void payWith(String order, String method) {
    paidWith.put(order, method);
  }

  /** Whether a means can take this; only a gift card can be empty. */
  boolean canPay(String user, String method, long amount) {
    return !method.startsWith("gift_card")
        || shop.balance(user, method) - spent.getOrDefault(method, 0L) >= amount;
  }

  void spend(String method, long amount) {
    spent.merge(method, amount, Long::sum);
  }
}
