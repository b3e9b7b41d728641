package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Decision;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Offer;
import dev.unbuy.catalog.Offers.ShippingOffer;
import dev.unbuy.catalog.ShopShipping;
import dev.unbuy.checkout.CheckoutCommand;
import dev.unbuy.checkout.Payment;
import dev.unbuy.checkout.PlacePurchase;
import dev.unbuy.checkout.Quote.Draft;
import dev.unbuy.checkout.UnservedAreas;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.platform.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds the same item, by its number, at sellers with a better rating who have it, ship it to the
 * same address and sell it in the same currency. It is offered where the wish is about one line,
 * and where canceling takes effect at once: nobody's order hangs between two sellers for days.
 */
@Component
class BetterSellers {

  private static final int MOST = 3;

  private final PlacePurchase purchases;
  private final CancellationDecision decisions;
  private final Reasons reasons;
  private final ObjectProvider<SellerRecords> records;

  BetterSellers(
      PlacePurchase purchases,
      CancellationDecision decisions,
      Reasons reasons,
      ObjectProvider<SellerRecords> records) {
    this.purchases = purchases;
    this.decisions = decisions;
    this.reasons = reasons;
    this.records = records;
  }

  /** Finds them, the best rated first. */
  List<RemedyOffer> find(
      UnitOfWork work, LockedOrder locked, Map<UUID, Integer> chosen, Reason reason, Instant now) {
    List<OrderLine> lines =
        locked.lines().stream().filter(line -> chosen.getOrDefault(line.id(), 0) > 0).toList();
    if (lines.size() != 1 || !settles(work, locked, chosen, reason, now)) {
      return List.of();
    }
    OrderLine line = lines.getFirst();
    int units = chosen.getOrDefault(line.id(), 0);
    List<Offer> same =
        work.ask(Offers.sameItem(line.variantId(), locked.order().currency())).rows();
    return same.isEmpty()
        ? List.of()
        : offers(work, locked.order(), line, units, same, reason, now);
  }

  private boolean settles(
      UnitOfWork work, LockedOrder locked, Map<UUID, Integer> chosen, Reason reason, Instant now) {
    return !reasons.now().chosen(reason, Asker.BUYER).rule().noteRequired()
        && decisions.decide(work, locked, chosen, Asker.BUYER, reason, now).decision()
            instanceof Decision.Settled;
  }

  private List<RemedyOffer> offers(
      UnitOfWork work,
      Order order,
      OrderLine line,
      int units,
      List<Offer> same,
      Reason reason,
      Instant now) {
    Set<UUID> shops = same.stream().map(Offer::shopId).collect(Collectors.toSet());
    Map<UUID, Double> ratings =
        records.stream()
            .findFirst()
            .map(all -> all.betterRated(order.shopId(), shops))
            .orElse(Map.of());
    Map<UUID, Offer> cheapest =
        reachable(work, order, units, same, now).stream()
            .filter(offer -> ratings.containsKey(offer.shopId()))
            .collect(
                Collectors.toMap(
                    Offer::shopId,
                    Function.identity(),
                    BinaryOperator.minBy(Comparator.comparingLong(Offer::price))));
    if (cheapest.isEmpty()) {
      return List.of();
    }
    return drafts(work, order, units, cheapest.values()).stream()
        .sorted(
            Comparator.comparingDouble((Draft one) -> -rating(ratings, one))
                .thenComparingLong(one -> one.order().total()))
        .limit(MOST)
        .map(one -> offer(order, line, reason, one, rating(ratings, one)))
        .toList();
  }

  /** Of shops that have so many and ship to the order's address. */
  private static List<Offer> reachable(
      UnitOfWork work, Order order, int units, List<Offer> same, Instant now) {
    Set<UUID> shops = same.stream().map(Offer::shopId).collect(Collectors.toSet());
    var ways = work.ask(Offers.shipping(shops, order.shipTo().country()));
    var notThere = work.ask(ShopShipping.notShippedTo(shops, order.shipTo()));
    var notices = work.ask(UnservedAreas.noticeFor(order.shipTo(), now));
    var stock = work.ask(Stock.shown(same.stream().map(Offer::variantId).toList()));
    if (!notices.rows().isEmpty()) {
      return List.of();
    }
    Set<UUID> ship =
        ways.rows().stream()
            .map(ShippingOffer::shopId)
            .collect(Collectors.toCollection(HashSet::new));
    notThere.rows().forEach(ship::remove);
    Map<UUID, Integer> free =
        stock.rows().stream().collect(Collectors.toMap(Units::variantId, Units::quantity));
    return same.stream()
        .filter(offer -> ship.contains(offer.shopId()))
        .filter(offer -> free.getOrDefault(offer.variantId(), 0) >= units)
        .toList();
  }

  /** What it would come to at each of these, all worked out at once. */
  private List<Draft> drafts(UnitOfWork work, Order order, int units, Collection<Offer> cheapest) {
    return purchases
        .quote(
            work,
            command(order, List.of(new Payment(PaymentMethod.CARD, "preview", null)), null),
            cheapest.stream().map(offer -> new Units(offer.variantId(), units)).toList())
        .orders();
  }

  /** The wish to buy for the same buyer, to the same address. */
  static CheckoutCommand command(
      Order order, List<Payment> payments, @org.jspecify.annotations.Nullable Long total) {
    return new CheckoutCommand(
        order.buyerId(), order.buyerName(), order.shipTo(), payments, null, total);
  }

  private static double rating(Map<UUID, Double> ratings, Draft draft) {
    return ratings.getOrDefault(draft.order().shopId(), 0.0);
  }

  private static RemedyOffer offer(
      Order order, OrderLine line, Reason reason, Draft draft, double rating) {
    return RemedyOffer.ofLine(
        order.id(),
        reason,
        RemedyKind.BETTER_SELLER,
        line.id(),
        draft.lines().getFirst().variantId(),
        String.format(Locale.ROOT, "%s (★ %.1f)", draft.order().shopName(), rating),
        order.money(-draft.order().total()));
  }
}
