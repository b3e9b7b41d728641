package dev.unbuy.replay;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The benchmark's tools that change something, and what does the same here. */
final class Deeds {

  /** By the tool's name, in the order in which they are told. */
  static final Map<String, Deed> BY_ACTION = byAction();

  private Deeds() {}

  private static Map<String, Deed> byAction() {
    Map<String, Deed> all = new LinkedHashMap<>();
    all.put("cancel_pending_order", CancelDeed::cancel);
    all.put("modify_pending_order_items", ChangeItemsDeed::change);
    all.put("modify_pending_order_address", ChangeDeeds::address);
    all.put("modify_pending_order_payment", ChangeDeeds::payment);
    all.put("modify_user_address", ChangeDeeds::home);
    all.put("return_delivered_order_items", ReturnDeeds::bringBack);
    all.put("exchange_delivered_order_items", ReturnDeeds::exchange);
    return Collections.unmodifiableMap(all);
  }
}
