package dev.unbuy.payments.gateway.stripe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The balance transactions of the stand-in, the newest first, in pages as Stripe cuts them. */
final class StripeLedger {

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(
      String id, String type, long amount, String currency, long created, Map<String, Object> of) {

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("id", id);
      json.put("object", "balance_transaction");
      json.put("type", type);
      json.put("amount", amount);
      json.put("currency", currency);
      json.put("created", created);
      json.put("source", of);
      return json;
    }
  }

  void book(String type, long amount, String currency, Map<String, Object> of) {
    String id = "txn_" + (entries.size() + 1);
    entries.addFirst(new Entry(id, type, amount, currency, Instant.now().getEpochSecond(), of));
  }

  /** After one, or right before one, and from or until a time. */
  List<Map<String, Object>> page(Map<String, String> form) {
    long from = Long.parseLong(form.getOrDefault("created[gte]", "0"));
    long until = Long.parseLong(form.getOrDefault("created[lt]", "99999999999"));
    List<Entry> all =
        entries.stream().filter(one -> one.created() >= from && one.created() < until).toList();
    int limit = Integer.parseInt(form.getOrDefault("limit", "10"));
    String before = form.getOrDefault("ending_before", "");
    String after = form.getOrDefault("starting_after", "");
    int end = before.isEmpty() ? all.size() : place(all, before);
    int start = after.isEmpty() ? 0 : place(all, after) + 1;
    List<Entry> page =
        before.isEmpty()
            ? all.subList(start, Math.min(end, start + limit))
            : all.subList(Math.max(start, end - limit), end);
    return page.stream().map(Entry::json).toList();
  }

  private static int place(List<Entry> all, String id) {
    return all.stream().map(Entry::id).toList().indexOf(id);
  }
}
