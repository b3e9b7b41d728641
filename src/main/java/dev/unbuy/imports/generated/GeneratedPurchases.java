package dev.unbuy.imports.generated;

import dev.unbuy.imports.generated.Blueprint.Buyer;
import dev.unbuy.imports.generated.Blueprint.Listing;
import dev.unbuy.imports.generated.Blueprint.Shop;
import dev.unbuy.imports.past.PastCancellation;
import dev.unbuy.imports.past.PastLine;
import dev.unbuy.imports.past.PastOrder;
import dev.unbuy.imports.past.PastOrder.Parcel;
import dev.unbuy.imports.past.PastOrder.Rating;
import dev.unbuy.imports.past.PastOrder.Terms;
import dev.unbuy.imports.past.PastPurchase;
import dev.unbuy.imports.past.PastPurchase.PastTender;
import dev.unbuy.kernel.Allocation;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.kernel.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells each purchase by its number: who bought what of whom, and what became of it. */
final class GeneratedPurchases {

  private static final double LOST = 0.004;
  private static final double RETURNED = 0.03;
  private static final double RATED = 0.4;
  private static final double DISCOUNTED = 0.1;
  private static final List<PaymentMethod> METHODS =
      List.of(
          PaymentMethod.CARD,
          PaymentMethod.WALLET,
          PaymentMethod.BANK_TRANSFER,
          PaymentMethod.PAY_LATER);

  private final Blueprint plan;
  private final Telling cancellations;

  GeneratedPurchases(Blueprint plan) {
    this.plan = plan;
    this.cancellations = new Telling(plan);
  }

  UUID id(long number, Instant at) {
    return plan.ids().at(at, "purchase", String.valueOf(number));
  }

  PastPurchase tell(long number, Instant at) {
    Dice dice = plan.dice("purchase", number);
    int buyers = plan.size().buyers();
    Buyer buyer = plan.buyer((int) (buyers * Math.pow(dice.unit(), 1.5)));
    UUID id = id(number, at);
    PastOrder order = order(dice, id, number, buyer, at);
    List<PastTender> tenders =
        order.total() == 0
            ? List.of()
            : List.of(
                new PastTender(
                    plan.ids().part(id, "tender", 0),
                    METHODS.get(dice.weighted(70, 15, 10, 5)),
                    order.total(),
                    String.valueOf(number)));
    return new PastPurchase(
        id,
        buyer.id(),
        buyer.name(),
        "EUR",
        buyer.address(),
        at,
        order.total(),
        tenders,
        List.of(order));
  }

  private PastOrder order(Dice dice, UUID purchase, long number, Buyer buyer, Instant at) {
    Listing listing = plan.listing(plan.listingOfRank(dice.zipf(plan.size().listings())));
    Shop shop = plan.shop(listing.shop());
    UUID id = plan.ids().part(purchase, "order", 0);
    boolean near = shop.country().equals(buyer.address().country());
    List<PastLine> lines = lines(dice, id, listing, at, GeneratedCatalog.shippingPrice(near));
    Days days = days(dice, shop, buyer.address().country(), near, at);
    PastCancellation canceled =
        cancellations.of(
            dice,
            id,
            shop,
            listing,
            lines,
            lines.stream().mapToLong(PastLine::shipping).sum(),
            at,
            days.shipBy(),
            days.shipped());
    boolean whole =
        canceled != null && canceled.units() == lines.stream().mapToInt(PastLine::ordered).sum();
    Parcel parcel = whole ? null : days.parcel(plan.now());
    Instant arrived = parcel == null ? null : parcel.deliveredAt();
    return new PastOrder(
        id,
        "G%d-%d".formatted(plan.size().seed(), number),
        shop.id(),
        shop.name(),
        lines,
        at,
        days.shipBy(),
        days.from(),
        days.to(),
        parcel,
        canceled == null ? returned(dice, arrived) : null,
        canceled == null ? List.of() : List.of(canceled),
        new Terms(shop.accepts(), Terms.USUAL.returnDays()),
        rating(dice, shop, days, canceled, arrived));
  }

  private List<PastLine> lines(
      Dice dice, UUID order, Listing listing, Instant at, long shippingPrice) {
    Set<Integer> numbers = new LinkedHashSet<>(List.of(listing.number()));
    int first = plan.firstListing(listing.shop());
    int count = Math.max(1, plan.firstListing(listing.shop() + 1) - first);
    for (int more = dice.weighted(78, 14, 5, 3); more > 0; more--) {
      numbers.add(Math.min(plan.size().listings() - 1, first + dice.below(count)));
    }
    List<Listing> listings = numbers.stream().map(plan::listing).toList();
    int[] quantities = listings.stream().mapToInt(one -> 1 + dice.weighted(90, 7, 3)).toArray();
    long[] goods = new long[quantities.length];
    for (int i = 0; i < goods.length; i++) {
      goods[i] = listings.get(i).priceAt(at) * quantities[i];
    }
    long all = Arrays.stream(goods).sum();
    long[] shipping = Allocation.byLargestRemainder(shippingPrice, goods);
    long[] discounts = Allocation.byLargestRemainder(dice.chance(DISCOUNTED) ? all / 10 : 0, goods);
    List<PastLine> lines = new ArrayList<>();
    for (int i = 0; i < goods.length; i++) {
      Listing one = listings.get(i);
      int variant = dice.below(one.variants().size());
      lines.add(
          new PastLine(
              plan.ids().part(order, "line", i),
              one.id(),
              plan.variant(one, variant),
              one.title(),
              one.variants().get(variant),
              one.art(),
              quantities[i],
              one.priceAt(at),
              discounts[i],
              shipping[i]));
    }
    return lines;
  }

  /** Handling about as long as the shop names, a way that depends on the route, some lost. */
  private Days days(Dice dice, Shop shop, String country, boolean near, Instant at) {
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    int least = near ? GeneratedCatalog.NEAR_MIN : GeneratedCatalog.FAR_MIN;
    int most = near ? GeneratedCatalog.NEAR_MAX : GeneratedCatalog.FAR_MAX;
    double handling = shop.handling() * shop.slow() * dice.logNormal(0.6, 0.45);
    double route = 0.7 + 0.8 * plan.dice(shop.country() + country, 0).unit();
    double way = least + dice.exponential((most - least) * 0.45 * route);
    LocalDate ships = WorkingDays.plus(day, (int) Math.round(handling));
    LocalDate arrives = WorkingDays.plus(ships, (int) Math.round(way));
    LocalDate named = WorkingDays.plus(day, shop.handling());
    Instant shipped = later(at.plus(Duration.ofMinutes(30)), hour(ships, 9 + dice.below(9)));
    return new Days(
        named.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
        WorkingDays.plus(named, least),
        WorkingDays.plus(named, most),
        shipped,
        dice.chance(LOST)
            ? null
            : later(shipped.plus(Duration.ofHours(3)), hour(arrives, 8 + dice.below(11))));
  }

  private @Nullable Instant returned(Dice dice, @Nullable Instant arrived) {
    if (arrived == null || !dice.chance(RETURNED)) {
      return null;
    }
    Instant back = arrived.plus(Duration.ofDays(4 + dice.below(20)));
    return back.isBefore(plan.now()) ? back : null;
  }

  private @Nullable Rating rating(
      Dice dice,
      Shop shop,
      Days days,
      @Nullable PastCancellation canceled,
      @Nullable Instant arrived) {
    if (arrived == null || !dice.chance(RATED)) {
      return null;
    }
    Instant at = arrived.plus(Duration.ofHours(6 + dice.below(90)));
    boolean late = !arrived.atZone(ZoneOffset.UTC).toLocalDate().isBefore(days.to().plusDays(1));
    double stars = shop.liked() + dice.logNormal(0.6, 0.5) - 0.6 - (late ? 1.2 : 0);
    double noise = dice.chance(0.05) ? 2.5 + dice.unit() : dice.unit();
    return at.isAfter(plan.now())
        ? null
        : new Rating((int) Math.clamp(Math.round(stars + 0.4 - noise), 1, 5), null, at);
  }

  private static Instant hour(LocalDate day, int hour) {
    return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** What was promised and what happened; null for what never arrives. */
  private record Days(
      Instant shipBy, LocalDate from, LocalDate to, Instant shipped, @Nullable Instant arrived) {

    @Nullable Parcel parcel(Instant now) {
      if (shipped.isAfter(now)) {
        return null;
      }
      Instant there = arrived == null || arrived.isAfter(now) ? null : arrived;
      return new Parcel(shipped, there, false, null);
    }
  }
}
