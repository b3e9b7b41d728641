package dev.unbuy.imports.tau2;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Evidence;
import dev.unbuy.cancellations.rules.FaultByEvidence;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.ReasonRule;
import dev.unbuy.cancellations.rules.Rule;
import dev.unbuy.imports.files.Note;
import dev.unbuy.imports.past.PastCancellation;
import dev.unbuy.imports.past.PastCancellation.Undone;
import dev.unbuy.imports.past.PastLine;
import dev.unbuy.imports.past.PastOrder;
import dev.unbuy.imports.past.PastOrder.Parcel;
import dev.unbuy.imports.past.PastPurchase;
import dev.unbuy.imports.past.PastPurchase.PastTender;
import dev.unbuy.imports.past.SourceIds;
import dev.unbuy.imports.tau2.Tau2File.Entry;
import dev.unbuy.imports.tau2.Tau2Retelling.Told;
import dev.unbuy.imports.tau2.Tau2Values.Unreadable;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.platform.embedded.StartupText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One order of the file on its way to a past purchase, with what was strange about it. */
final class Tau2Order {

  /** No times are recorded: how long ago each kind of order is taken to have been placed. */
  private static final Map<String, Duration> AGES =
      Map.of(
          "pending", Duration.ofMinutes(1),
          "processed", Duration.ofDays(2),
          "delivered", Duration.ofDays(5),
          "cancelled", Duration.ofDays(2));

  private static final Duration SHIPS_WITHIN = Duration.ofDays(30);
  private static final Duration SHIPPED_AFTER = Duration.ofDays(1);
  private static final Duration DELIVERED_AFTER = Duration.ofDays(4);

  private final SourceIds ids;
  private final Entry entry;
  private final JsonNode order;
  private final String status;
  private final UUID buyer;
  private final String name;
  private final Instant placed;
  private final UUID id;
  private final Set<Note> notes = EnumSet.noneOf(Note.class);

  Tau2Order(SourceIds ids, Instant now, Entry entry, UUID buyer, String name) {
    this.ids = ids;
    this.entry = entry;
    this.order = entry.value();
    this.status = order.path("status").asString();
    this.buyer = buyer;
    this.name = name;
    this.placed = now.minus(AGES.getOrDefault(status, Duration.ZERO));
    this.id = ids.of("order", entry.id());
  }

  static boolean isKnown(String status) {
    return AGES.containsKey(status);
  }

  Told tell() {
    List<PastLine> lines = lines();
    long cost = lines.stream().mapToLong(PastLine::paid).sum();
    List<PastTender> tenders = tenders();
    if (lines.isEmpty() || tenders.stream().mapToLong(PastTender::amount).sum() != cost) {
      throw new Unreadable();
    }
    if (!Tau2Values.isKnownCountry(order.path("address"))) {
      notes.add(Note.COUNTRY_UNKNOWN);
    }
    LocalDate day = placed.plus(DELIVERED_AFTER).atZone(ZoneOffset.UTC).toLocalDate();
    PastOrder told =
        new PastOrder(
            id,
            entry.id().replace("#", ""),
            ids.of("shop"),
            StartupText.of("import.tau2.shop"),
            lines,
            placed,
            placed.plus(SHIPS_WITHIN),
            day,
            day.plusDays(2),
            parcel(),
            null,
            cancellations(lines),
            Tau2Goods.TERMS,
            null);
    return new Told.Purchase(
        new PastPurchase(
            Tau2Retelling.purchase(ids, entry.id()),
            buyer,
            name,
            Tau2Values.CURRENCY,
            Tau2Values.address(name, order.path("address")),
            placed,
            cost,
            tenders,
            List.of(told)),
        notes);
  }

  /** Units of one variant at one price are one line. */
  private List<PastLine> lines() {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    Map<String, Integer> units = new LinkedHashMap<>();
    for (JsonNode item : order.path("items")) {
      String key = Tau2Values.text(item, "item_id") + "@" + Tau2Values.cents(item.path("price"));
      items.put(key, item);
      units.merge(key, 1, Integer::sum);
    }
    List<PastLine> lines = new ArrayList<>();
    items.forEach((key, item) -> lines.add(line(item, units.getOrDefault(key, 0), lines.size())));
    return lines;
  }

  private PastLine line(JsonNode item, int quantity, int number) {
    String variant = Tau2Values.text(item, "item_id");
    Map<String, String> options = Tau2Values.options(item.path("options"));
    return new PastLine(
        ids.part(id, "line", number),
        ids.of("listing", Tau2Values.text(item, "product_id")),
        ids.of("variant", variant),
        Tau2Values.text(item, "name"),
        options.isEmpty() ? variant : String.join(", ", options.values()),
        "box",
        quantity,
        Tau2Values.cents(item.path("price")),
        0,
        0);
  }

  private List<PastTender> tenders() {
    List<PastTender> tenders = new ArrayList<>();
    for (JsonNode payment : order.path("payment_history")) {
      String type = Tau2Values.text(payment, "transaction_type");
      if (type.equals("payment")) {
        tenders.add(tender(payment, tenders.size()));
      } else if (!type.equals("refund") || !status.equals("cancelled")) {
        throw new Unreadable();
      }
    }
    return tenders;
  }

  private PastTender tender(JsonNode payment, int number) {
    String reference = Tau2Values.text(payment, "payment_method_id");
    PaymentMethod method = Tau2Values.method(reference);
    long amount = Tau2Values.cents(payment.path("amount"));
    if (method == null || amount == 0) {
      throw new Unreadable();
    }
    UUID tender = ids.part(id, "tender", number);
    return new PastTender(tender, method, amount, entry.id() + ":" + reference);
  }

  private @Nullable Parcel parcel() {
    JsonNode parcels = order.path("fulfillments");
    if (status.equals("pending") || status.equals("cancelled")) {
      if (!parcels.isEmpty()) {
        notes.add(Note.CANCELED_WITH_LABEL);
      }
      return null;
    }
    if (parcels.size() > 1) {
      notes.add(Note.SEVERAL_PARCELS);
    }
    String tracking = parcels.path(0).path("tracking_id").path(0).asString("");
    return new Parcel(
        placed.plus(SHIPPED_AFTER),
        status.equals("delivered") ? placed.plus(DELIVERED_AFTER) : null,
        false,
        tracking.isEmpty() ? null : tracking);
  }

  private List<PastCancellation> cancellations(List<PastLine> lines) {
    if (!status.equals("cancelled")) {
      return List.of();
    }
    Instant at = placed.plus(SHIPPED_AFTER);
    Evidence none = new Evidence(at, false, null, null, false, false, false);
    return List.of(
        new PastCancellation(
            ids.part(id, "cancellation", 0),
            at,
            Asker.BUYER,
            Rule.NOTHING_IN_FULFILLMENT,
            Reason.OTHER,
            StartupText.of("import.tau2.not-recorded"),
            FaultByEvidence.decide(ReasonRule.builtIn(Reason.OTHER), none),
            lines.stream().map(line -> new Undone(line.id(), line.ordered(), line.paid())).toList(),
            0));
  }
}
