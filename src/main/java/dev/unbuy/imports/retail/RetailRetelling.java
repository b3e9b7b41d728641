package dev.unbuy.imports.retail;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Evidence;
import dev.unbuy.cancellations.rules.FaultByEvidence;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.ReasonRule;
import dev.unbuy.cancellations.rules.Rule;
import dev.unbuy.imports.past.PastCancellation;
import dev.unbuy.imports.past.PastCancellation.Undone;
import dev.unbuy.imports.past.PastLine;
import dev.unbuy.imports.past.PastOrder;
import dev.unbuy.imports.past.PastOrder.Parcel;
import dev.unbuy.imports.past.PastPurchase;
import dev.unbuy.imports.past.PastPurchase.PastTender;
import dev.unbuy.imports.past.SourceIds;
import dev.unbuy.imports.retail.Invoice.Back;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.platform.embedded.StartupText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells an invoice in the words of this marketplace: paid and sent when it was written, arrived
 * some days later, and what was taken back of it canceled by its buyer for no recorded reason.
 */
final class RetailRetelling {

  /** No delivery is recorded: the usual days within the country. */
  private static final Duration ON_ITS_WAY = Duration.ofDays(3);

  private final SourceIds ids;
  private final Countries countries;

  RetailRetelling(SourceIds ids, Countries countries) {
    this.ids = ids;
    this.countries = countries;
  }

  UUID purchase(Invoice invoice) {
    return ids.at(invoice.at(), "purchase", invoice.number());
  }

  UUID buyer(String customer) {
    return ids.of("buyer", customer);
  }

  static String buyerName(String customer) {
    return StartupText.of("import.retail.buyer", customer);
  }

  PastPurchase tell(Invoice invoice) {
    PastOrder order = order(invoice);
    List<PastTender> tenders =
        order.total() == 0
            ? List.of()
            : List.of(
                new PastTender(
                    ids.at(invoice.at(), "tender", invoice.number()),
                    PaymentMethod.BANK_TRANSFER,
                    order.total(),
                    invoice.number()));
    return new PastPurchase(
        purchase(invoice),
        buyer(invoice.customer()),
        buyerName(invoice.customer()),
        "GBP",
        address(invoice),
        invoice.at(),
        order.total(),
        tenders,
        List.of(order));
  }

  private PastOrder order(Invoice invoice) {
    UUID id = ids.at(invoice.at(), "order", invoice.number());
    List<PastLine> lines = new ArrayList<>();
    invoice.lines().forEach(line -> lines.add(line(id, lines.size(), line)));
    List<PastCancellation> cancellations = cancellations(id, invoice, lines);
    Instant arrived = invoice.at().plus(ON_ITS_WAY);
    LocalDate day = arrived.atZone(RetailRows.LONDON).toLocalDate();
    int ordered = lines.stream().mapToInt(PastLine::ordered).sum();
    int canceled = cancellations.stream().mapToInt(PastCancellation::units).sum();
    return new PastOrder(
        id,
        "OR-" + invoice.number(),
        ids.of("shop"),
        StartupText.of("import.retail.shop"),
        lines,
        invoice.at(),
        arrived,
        day,
        day,
        canceled == ordered ? null : new Parcel(invoice.at(), arrived, false, null),
        null,
        cancellations,
        PastOrder.Terms.USUAL,
        null);
  }

  private PastLine line(UUID order, int number, Invoice.Line line) {
    return new PastLine(
        ids.part(order, "line", number),
        ids.of("listing", line.code()),
        ids.of("variant", line.code()),
        line.title().isEmpty() ? line.code() : line.title(),
        StartupText.of("import.retail.variant"),
        "box",
        line.quantity(),
        line.price(),
        0,
        0);
  }

  /** One for each invoice that takes something back. */
  private List<PastCancellation> cancellations(UUID order, Invoice invoice, List<PastLine> lines) {
    Map<String, Instant> at = new HashMap<>();
    Map<String, Map<UUID, Undone>> undone = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      PastLine line = lines.get(i);
      for (Back back : invoice.lines().get(i).backs()) {
        long refund = back.quantity() * Math.min(line.unitPrice(), back.price());
        undone
            .computeIfAbsent(back.invoice(), key -> new LinkedHashMap<>())
            .merge(
                line.id(), new Undone(line.id(), back.quantity(), refund), RetailRetelling::both);
        at.putIfAbsent(back.invoice(), back.at());
      }
    }
    List<PastCancellation> all = new ArrayList<>();
    undone.forEach(
        (number, units) ->
            all.add(
                cancellation(
                    order,
                    number,
                    at.getOrDefault(number, invoice.at()),
                    units.values(),
                    all.size())));
    return all;
  }

  private static Undone both(Undone one, Undone other) {
    return new Undone(
        one.lineId(), one.quantity() + other.quantity(), one.refund() + other.refund());
  }

  private PastCancellation cancellation(
      UUID order, String number, Instant at, Collection<Undone> units, int nth) {
    Evidence none = new Evidence(at, false, null, null, false, false, false);
    return new PastCancellation(
        ids.part(order, "cancellation", nth),
        at,
        Asker.BUYER,
        Rule.NOTHING_IN_FULFILLMENT,
        Reason.OTHER,
        StartupText.of("import.retail.back", number),
        FaultByEvidence.decide(ReasonRule.builtIn(Reason.OTHER), none),
        List.copyOf(units),
        0);
  }

  private Address address(Invoice invoice) {
    String unknown = StartupText.of("import.retail.not-recorded");
    String country = countries.code(invoice.country());
    return new Address(
        buyerName(invoice.customer()), unknown, null, unknown, null, unknown, country);
  }
}
