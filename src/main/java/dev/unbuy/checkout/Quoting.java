package dev.unbuy.checkout;

import dev.unbuy.catalog.Offers.Offer;
import dev.unbuy.catalog.Offers.ShippingOffer;
import dev.unbuy.checkout.Quote.Draft;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Allocation;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.orders.OrderRights;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.policies.PolicyPack;
import dev.unbuy.policies.SellerTerms;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Works out what a cart comes to. No database, no clock: the same for preview and purchase. */
final class Quoting {

  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int WHOLE = 10_000;

  private Quoting() {}

  /** Units of an offer. */
  record Item(Offer offer, int quantity) {
    long price() {
      return offer.price() * quantity;
    }
  }

  /**
   * All that a quote is made of.
   *
   * @param notThere shops that do not ship to this very place, whatever their options say
   */
  record Facts(
      UUID purchaseId,
      UUID buyerId,
      String buyerName,
      List<Item> items,
      Map<UUID, ShippingOffer> shipping,
      Set<UUID> notThere,
      Map<UUID, SellerTerms> terms,
      @Nullable Coupon coupon,
      Address shipTo,
      PolicyPack pack,
      PolicyNumbers policy,
      Instant now) {}

  /**
   * Quotes.
   *
   * @throws InvalidInput when the cart cannot be bought at once: nothing in it, two currencies, or
   *     a shop that does not ship there
   */
  static Quote quote(Facts facts) {
    if (facts.items().isEmpty()) {
      throw new InvalidInput("cart", "is empty; put something into it first");
    }
    List<String> currencies =
        facts.items().stream().map(item -> item.offer().currency()).distinct().toList();
    if (currencies.size() > 1) {
      throw new InvalidInput(
          "cart", "has prices in %s; buy them one currency at a time".formatted(currencies));
    }
    Map<UUID, List<Item>> byShop = new LinkedHashMap<>();
    facts
        .items()
        .forEach(
            item ->
                byShop.computeIfAbsent(item.offer().shopId(), id -> new ArrayList<>()).add(item));
    List<Draft> drafts = byShop.values().stream().map(items -> draft(facts, items)).toList();
    long total = drafts.stream().mapToLong(draft -> draft.order().total()).sum();
    return new Quote(currencies.getFirst(), total, drafts);
  }

  private static Draft draft(Facts facts, List<Item> items) {
    Offer first = items.getFirst().offer();
    ShippingOffer way = facts.shipping().get(first.shopId());
    if (way == null) {
      throw new InvalidInput(
          "address.country",
          "%s does not ship to %s".formatted(first.shopName(), facts.shipTo().country()));
    }
    if (facts.notThere().contains(first.shopId())) {
      throw new InvalidInput(
          "address.postalCode",
          "%s does not ship to %s %s"
              .formatted(first.shopName(), facts.shipTo().country(), facts.shipTo().postalCode()));
    }
    long[] prices = items.stream().mapToLong(Item::price).toArray();
    long goods = java.util.Arrays.stream(prices).sum();
    long[] discounts = Allocation.byLargestRemainder(discount(facts, first, goods), prices);
    long[] shipping = Allocation.byLargestRemainder(way.price(), prices);
    int taxRate = facts.policy().addedTaxBasisPoints().getOrDefault(facts.shipTo().country(), 0);
    List<OrderLine> lines = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      long tax = Math.round((double) (prices[i] - discounts[i]) * taxRate / WHOLE);
      lines.add(line(facts, items.get(i), i, discounts[i], shipping[i], tax));
    }
    return new Draft(order(facts, first, way, lines, goods), lines);
  }

  private static long discount(Facts facts, Offer first, long goods) {
    Coupon coupon = facts.coupon();
    if (coupon == null || !coupon.isFor(first.shopId())) {
      return 0;
    }
    if (coupon.shopId() != null || coupon.percent() != null) {
      return coupon.discountOn(goods);
    }
    return ofMarketplaceAmount(facts, coupon, first.shopId());
  }

  /** An amount off the whole cart is shared by its orders. */
  private static long ofMarketplaceAmount(Facts facts, Coupon coupon, UUID shop) {
    Map<UUID, Long> goods = new LinkedHashMap<>();
    facts.items().forEach(item -> goods.merge(item.offer().shopId(), item.price(), Long::sum));
    long all = goods.values().stream().mapToLong(Long::longValue).sum();
    long[] shares =
        Allocation.byLargestRemainder(
            coupon.discountOn(all), goods.values().stream().mapToLong(Long::longValue).toArray());
    return shares[List.copyOf(goods.keySet()).indexOf(shop)];
  }

  private static OrderLine line(
      Facts facts, Item item, int position, long discount, long shipping, long tax) {
    Offer offer = item.offer();
    return new OrderLine(
        Ids.next(),
        position,
        offer.listingId(),
        offer.variantId(),
        offer.title(),
        offer.variant(),
        offer.art(),
        offer.price(),
        discount,
        shipping,
        tax,
        item.quantity(),
        item.quantity(),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        facts.pack().excepts(offer.exception()));
  }

  private static Order order(
      Facts facts, Offer first, ShippingOffer way, List<OrderLine> lines, long goods) {
    long discount = lines.stream().mapToLong(OrderLine::discount).sum();
    long tax = lines.stream().mapToLong(OrderLine::tax).sum();
    LocalDate today = facts.now().atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate ships = WorkingDays.plus(today, first.handlingDays());
    SellerTerms terms =
        facts.terms().getOrDefault(first.shopId(), SellerTerms.unset(first.shopId()));
    return new Order(
        Ids.next(),
        number(),
        facts.purchaseId(),
        facts.buyerId(),
        facts.buyerName(),
        first.shopId(),
        first.shopName(),
        first.currency(),
        goods,
        discount,
        way.price(),
        tax,
        goods - discount + way.price() + tax,
        0,
        0,
        0,
        facts.shipTo(),
        OrderRights.of(facts.pack(), terms.paysReturns(), facts.now()),
        terms.acceptsAutomatically(),
        terms.returnDays(),
        facts.now(),
        OrderPayment.UNPAID,
        null,
        first.handlingDays(),
        way.transitMin(),
        way.transitMax(),
        ships.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
        WorkingDays.plus(ships, way.transitMin()),
        WorkingDays.plus(ships, way.transitMax()),
        null,
        null,
        lines.stream().mapToInt(OrderLine::ordered).sum(),
        0,
        0,
        0,
        OrderStatus.AWAITING_PAYMENT);
  }

  /** Nine characters that people can read to each other. */
  private static String number() {
    StringBuilder number = new StringBuilder("U");
    for (int i = 0; i < 10; i++) {
      if (i == 5) {
        number.append('-');
      }
      number.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return number.toString();
  }
}
