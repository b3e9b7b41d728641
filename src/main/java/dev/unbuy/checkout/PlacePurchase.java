package dev.unbuy.checkout;

import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Offer;
import dev.unbuy.catalog.Offers.ShippingOffer;
import dev.unbuy.checkout.CheckoutOutcome.Placed;
import dev.unbuy.checkout.CheckoutOutcome.Refused;
import dev.unbuy.checkout.Quote.Draft;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
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
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.policies.SellerTerms;
import dev.unbuy.promises.PromiseRecord;
import dev.unbuy.promises.PromiseRecords;
import dev.unbuy.promises.Promising;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Buys what is in the cart: reserves the stock, writes the orders, asks for the payment. */
@Component
public class PlacePurchase {

  private final Transactions transactions;
  private final Outbox outbox;
  private final OrderHistory history;
  private final Policies policies;
  private final PolicyPacks packs;
  private final PaymentGateway gateway;
  private final JsonMapper json;
  private final InstantSource clock;

  PlacePurchase(
      Transactions transactions,
      Outbox outbox,
      OrderHistory history,
      Policies policies,
      PolicyPacks packs,
      PaymentGateway gateway,
      JsonMapper json,
      InstantSource clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.history = history;
    this.policies = policies;
    this.packs = packs;
    this.gateway = gateway;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What the cart would come to.
   *
   * @throws InvalidInput when it cannot be bought so
   */
  public Quote quote(CheckoutCommand command) {
    return transactions.read(work -> read(work, command, Ids.next()));
  }

  /**
   * Places the purchase. After the commit, {@link #pay} has the payment asked for at once.
   *
   * @throws InvalidInput when it cannot be bought so
   */
  public CheckoutOutcome place(CheckoutCommand command) {
    return transactions.run(
        work -> {
          UUID purchaseId = Ids.next();
          Quote quote = read(work, command, purchaseId);
          if (command.total() != null && command.total() != quote.total()) {
            return totalChanged(quote);
          }
          List<Units> wanted = wanted(quote);
          Map<UUID, Integer> available =
              work
                  .ask(Stock.available(wanted.stream().map(Units::variantId).toList()))
                  .rows()
                  .stream()
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
          return write(work, command, quote, wanted, purchaseId);
        });
  }

  private static Refused totalChanged(Quote quote) {
    return new Refused(
        new Refusal(
            "total-changed",
            "WHAT_IS_SEEN_IS_PAID",
            new Money(quote.total(), quote.currency()).toString(),
            List.of("LOOK_AGAIN")));
  }

  /** Has the payment asked for now, on this thread; to be called after the commit. */
  public void pay(Placed placed) {
    outbox.deliverNow(placed.event());
  }

  private Quote read(UnitOfWork work, CheckoutCommand command, UUID purchaseId) {
    policies.ask(work);
    List<Cart.Row> cart = work.ask(Cart.rows(command.buyerId())).rows();
    Map<UUID, Offer> offers =
        work.ask(Offers.of(cart.stream().map(Cart.Row::variantId).toList())).rows().stream()
            .collect(Collectors.toMap(Offer::variantId, Function.identity()));
    List<Quoting.Item> items = items(cart, offers);
    List<UUID> shops = items.stream().map(item -> item.offer().shopId()).distinct().toList();
    var shipping = work.ask(Offers.shipping(shops, command.shipTo().country()));
    var records = work.ask(PromiseRecords.of(shops, command.shipTo().country()));
    var terms = work.ask(SellerTerms.of(shops));
    Coupon coupon =
        command.coupon() == null || command.coupon().isBlank()
            ? null
            : work.ask(Coupon.byCode(command.coupon()))
                .first()
                .orElseThrow(() -> new InvalidInput("coupon", "is not one that we know"));
    Instant now = clock.instant();
    Quote quote =
        Quoting.quote(
            new Quoting.Facts(
                purchaseId,
                command.buyerId(),
                command.buyerName(),
                items,
                promised(shipping.rows(), records.rows(), items),
                terms.rows().stream()
                    .collect(Collectors.toMap(SellerTerms::shopId, Function.identity())),
                coupon,
                command.shipTo(),
                packs.forCountry(command.shipTo().country(), now),
                policies.current(),
                now));
    command.requireCurrency(quote.currency());
    return quote;
  }

  /** Each shop's way of shipping, with the time that parcels are known to take. */
  private Map<UUID, ShippingOffer> promised(
      List<ShippingOffer> ways, List<PromiseRecords.OfShop> records, List<Quoting.Item> items) {
    Map<UUID, Integer> handling =
        items.stream()
            .map(Quoting.Item::offer)
            .collect(Collectors.toMap(Offer::shopId, Offer::handlingDays, Math::max));
    Map<UUID, PromiseRecord> known =
        records.stream()
            .collect(
                Collectors.toMap(PromiseRecords.OfShop::shopId, PromiseRecords.OfShop::record));
    return ways.stream()
        .map(
            way ->
                Promising.learned(
                    way,
                    handling.getOrDefault(way.shopId(), 0),
                    known.getOrDefault(way.shopId(), PromiseRecord.NONE),
                    policies.current().promises()))
        .collect(Collectors.toMap(ShippingOffer::shopId, Function.identity()));
  }

  private static List<Quoting.Item> items(List<Cart.Row> cart, Map<UUID, Offer> offers) {
    List<Quoting.Item> items = new ArrayList<>();
    for (Cart.Row row : cart) {
      Offer offer = offers.get(row.variantId());
      if (offer == null || !offer.active()) {
        throw new InvalidInput("cart", "has something that is no longer offered; take it out");
      }
      items.add(new Quoting.Item(offer, row.quantity()));
    }
    return items;
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
    work.plan(Cart.cleared(command.buyerId(), wanted.stream().map(Units::variantId).toList()));
    UUID event = outbox.publishHeld(work, new PurchasePlaced(now, purchaseId, command.buyerId()));
    return new Placed(
        purchaseId, quote.orders().stream().map(draft -> draft.order().id()).toList(), event);
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

  private static List<Units> wanted(Quote quote) {
    return quote.orders().stream()
        .flatMap(draft -> draft.lines().stream())
        .map(line -> new Units(line.variantId(), line.ordered()))
        .sorted(java.util.Comparator.comparing(Units::variantId))
        .toList();
  }
}
