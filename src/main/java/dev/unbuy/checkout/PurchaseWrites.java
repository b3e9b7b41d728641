package dev.unbuy.checkout;

import dev.unbuy.checkout.CheckoutOutcome.Placed;
import dev.unbuy.checkout.CheckoutOutcome.Refused;
import dev.unbuy.checkout.Quote.Draft;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.payments.StoreCredits;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderWrites;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes a quote into placed orders: the stock is reserved, the payment is to be asked for. */
@Component
class PurchaseWrites {

  private final Outbox outbox;
  private final OrderHistory history;
  private final Policies policies;
  private final PaymentGateway gateway;
  private final JsonMapper json;
  private final InstantSource clock;

  PurchaseWrites(
      Outbox outbox,
      OrderHistory history,
      Policies policies,
      PaymentGateway gateway,
      JsonMapper json,
      InstantSource clock) {
    this.outbox = outbox;
    this.history = history;
    this.policies = policies;
    this.gateway = gateway;
    this.json = json;
    this.clock = clock;
  }

  /** Places it, if all of it is there. */
  CheckoutOutcome place(UnitOfWork work, CheckoutCommand command, Quote quote, UUID purchaseId) {
    List<Units> wanted = wanted(quote);
    var full =
        work.ask(
            OrderCaps.reached(
                quote.orders().stream().map(draft -> draft.order().shopId()).toList(),
                clock.instant()));
    Map<UUID, Integer> available =
        work.ask(Stock.available(wanted.stream().map(Units::variantId).toList())).rows().stream()
            .collect(Collectors.toMap(Units::variantId, Units::quantity));
    for (Units units : wanted) {
      int left = available.getOrDefault(units.variantId(), 0);
      if (left < units.quantity()) {
        return new Refused(
            new Refusal(
                "out-of-stock",
                "only-%d-left".formatted(left),
                units.variantId().toString(),
                List.of("CHANGE_QUANTITY", "SAVE_FOR_LATER")));
      }
    }
    return full.first()
        .<CheckoutOutcome>map(shop -> new Refused(OrderCaps.refusal(shop)))
        .orElseGet(() -> write(work, command, quote, wanted, purchaseId));
  }

  private Placed write(
      UnitOfWork work, CheckoutCommand command, Quote quote, List<Units> wanted, UUID purchaseId) {
    Instant now = clock.instant();
    String shipTo = json.writeValueAsString(command.shipTo());
    List<Tender> tenders =
        Payments.tenders(
            command.payments(), purchaseId, command.buyerId(), quote.total(), quote.currency());
    work.plan(Stock.reserve(purchaseId, wanted, now));
    work.plan(
        OrderWrites.purchase(
            purchaseId, command.buyerId(), quote.currency(), quote.total(), shipTo, now));
    for (Draft draft : quote.orders()) {
      work.plan(OrderWrites.order(draft.order(), shipTo, policies.inForce().id()));
      draft.lines().forEach(line -> work.plan(OrderWrites.line(draft.order(), line)));
      work.plan(
          Deadlines.set(
              OrderDeadlines.UNPAID,
              draft.order().id(),
              now.plus(policies.current().unpaidEndsAfter())));
    }
    planTenders(work, quote, tenders, now);
    for (Draft draft : quote.orders()) {
      history.record(
          work,
          draft.order(),
          OrderChange.PLACED,
          new Actor.Buyer(command.buyerId()),
          Map.of(),
          draft.order().id(),
          now);
    }
    UUID event = outbox.publishHeld(work, new PurchasePlaced(now, purchaseId, command.buyerId()));
    return new Placed(
        purchaseId,
        quote.orders().stream().map(draft -> draft.order().id()).toList(),
        wanted.stream().map(Units::variantId).toList(),
        event);
  }

  /**
   * One tender pays after the other, each a part of the orders in their order. Where the gateway
   * captures an authorization only once, each part is a tender by itself.
   */
  private void planTenders(UnitOfWork work, Quote quote, List<Tender> tenders, Instant now) {
    long[] left = quote.orders().stream().mapToLong(draft -> draft.order().total()).toArray();
    int[] position = new int[left.length];
    int placed = 0;
    for (Tender tender : tenders) {
      boolean balance = tender.method().isBalance();
      if (balance) {
        work.plan(
            StoreCredits.take(
                tender.buyerId(), tender.method(), tender.currency(), tender.amount()));
      }
      boolean whole = balance || gateway.capturesInParts();
      if (whole) {
        work.plan(TenderWrites.place(tender, placed++, now));
      }
      for (Part part : take(tender.amount(), left)) {
        Tender payer = whole ? tender : tender.part(Ids.next(), part.amount());
        if (!whole) {
          work.plan(TenderWrites.place(payer, placed++, now));
        }
        UUID orderId = quote.orders().get(part.order()).order().id();
        work.plan(TenderWrites.share(payer, orderId, position[part.order()]++, part.amount()));
      }
    }
  }

  /** Takes an amount off what the orders still cost, in their order. */
  private static List<Part> take(long amount, long[] left) {
    List<Part> parts = new ArrayList<>();
    long rest = amount;
    for (int order = 0; order < left.length; order++) {
      long part = Math.min(rest, left[order]);
      if (part > 0) {
        parts.add(new Part(order, part));
        left[order] -= part;
        rest -= part;
      }
    }
    return parts;
  }

  /** What is paid of one order, by its place in the quote. */
  private record Part(int order, long amount) {}

  static List<Units> wanted(Quote quote) {
    return quote.orders().stream()
        .flatMap(draft -> draft.lines().stream())
        .map(line -> new Units(line.variantId(), line.ordered()))
        .sorted(Comparator.comparing(Units::variantId))
        .toList();
  }
}
