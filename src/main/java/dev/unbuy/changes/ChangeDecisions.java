package dev.unbuy.changes;

import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Offer;
import dev.unbuy.catalog.Offers.ShippingOffer;
import dev.unbuy.catalog.ShopShipping;
import dev.unbuy.changes.rules.ChangeFacts;
import dev.unbuy.changes.rules.Restated;
import dev.unbuy.changes.rules.Restating;
import dev.unbuy.changes.rules.ShippedFaster;
import dev.unbuy.changes.rules.WhoMayChange;
import dev.unbuy.changes.rules.WhoMayChange.Outcome;
import dev.unbuy.changes.rules.WhoMayChange.Verdict;
import dev.unbuy.changes.rules.Wish;
import dev.unbuy.changes.rules.Wish.Abroad;
import dev.unbuy.changes.rules.Wish.Faster;
import dev.unbuy.checkout.UnservedAreas;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyPack;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.policies.ReturnPayer;
import dev.unbuy.promises.PromiseRecord;
import dev.unbuy.promises.PromiseRecords;
import dev.unbuy.promises.Promising;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides a wish to change an order: the one place that both the preview and the change ask. */
@Component
class ChangeDecisions {

  /** Before the marketplace itself cancels what was not shipped, a waiting change has ended. */
  static final Duration BEFORE_THE_END = Duration.ofMinutes(10);

  private final Policies policies;
  private final PolicyPacks packs;
  private final InstantSource clock;

  ChangeDecisions(Policies policies, PolicyPacks packs, InstantSource clock) {
    this.policies = policies;
    this.packs = packs;
    this.clock = clock;
  }

  /** Asks for what every decision turns on, along with what is read for it. */
  void ask(UnitOfWork work) {
    policies.ask(work);
  }

  /**
   * Decides.
   *
   * @param locking whether the stock is to stay as it is until this unit of work ends
   * @throws InvalidInput when a line or variant is not one that can be wished for, or nothing would
   *     be different
   */
  Decided decide(
      UnitOfWork work,
      LockedChange locked,
      ChangeOrderCommand command,
      boolean locking,
      Instant now) {
    Order order = locked.order();
    var offers =
        work.ask(
            Offers.ofListings(
                locked.lines().stream().map(line -> line.listingId()).distinct().toList()));
    Address address = command.address();
    boolean leaves = address != null && !address.country().equals(order.shipTo().country());
    Optional<ShippingOffer> way =
        leaves && address != null ? way(work, order, address.country()) : Optional.empty();
    boolean served = address == null || isServed(work, order, address, now);
    Targets targets = Targets.of(locked.lines(), offers.rows(), command.lines());
    Optional<Faster> faster =
        command.faster() ? faster(work, order, address, way, now) : Optional.empty();
    Wish wish = wish(locked, command, targets, way.orElse(null), faster.orElse(null));
    if (wish.isNothing() && !command.faster() && !targets.unitsPacked()) {
      throw new InvalidInput("lines", "say nothing that is not so already");
    }
    Optional<Restated> restated = Restating.of(order, locked.lines(), wish);
    List<Units> taken = restated.map(Restated::taken).orElse(List.of());
    ChangeFacts facts =
        new ChangeFacts(
            locked.anythingLeft(command.isAboutPaymentAlone()),
            locked.waiting().isPresent(),
            targets.unitsPacked()
                || restated.isEmpty()
                || (command.faster() && locked.anythingPacked()),
            address != null,
            locked.anythingPacked(),
            served && (!leaves || way.isPresent()),
            !command.faster() || faster.isPresent(),
            isThere(work, taken, locking),
            wish.concernsSeller(),
            order.payment(),
            order.paidAt(),
            order.acceptsAutomatically());
    Verdict verdict = WhoMayChange.decide(facts, policies.current().gracePeriod(), now);
    boolean refused = verdict.outcome() == Outcome.REFUSED;
    Restated after = refused ? null : restated.orElse(null);
    return new Decided(
        verdict, wish, after, toPay(locked, wish, after), waitsUntil(order, verdict, now));
  }

  /** How it is shipped to another country, in the time that parcels are known to take there. */
  private Optional<ShippingOffer> way(UnitOfWork work, Order order, String country) {
    List<UUID> shop = List.of(order.shopId());
    var ways = work.ask(Offers.shipping(shop, country));
    var known = work.ask(PromiseRecords.of(shop, country));
    PromiseRecord record =
        known.first().map(PromiseRecords.OfShop::record).orElse(PromiseRecord.NONE);
    return ways.first()
        .map(
            way ->
                Promising.learned(
                    way, order.handlingDays(), record, policies.current().promises()));
  }

  private static boolean isServed(UnitOfWork work, Order order, Address address, Instant now) {
    var notThere = work.ask(ShopShipping.notShippedTo(List.of(order.shopId()), address));
    var notices = work.ask(UnservedAreas.noticeFor(address, now));
    return notThere.rows().isEmpty() && notices.rows().isEmpty();
  }

  private Wish wish(
      LockedChange locked,
      ChangeOrderCommand command,
      Targets targets,
      @Nullable ShippingOffer way,
      @Nullable Faster faster) {
    Address address = command.address();
    PolicyPack pack =
        packs.forCountry(
            (address == null ? locked.order().shipTo() : address).country(), clock.instant());
    Abroad abroad =
        way == null || address == null
            ? null
            : new Abroad(
                way.price(),
                way.transitMin(),
                way.transitMax(),
                policies.current().addedTaxBasisPoints().getOrDefault(address.country(), 0),
                pack.code(),
                pack.version(),
                pack.returnPaidBy(locked.order().rights().returnPaidBy() == ReturnPayer.SELLER));
    boolean paidAnew =
        !command.payments().isEmpty()
            && (command.isAboutPaymentAlone() || locked.order().payment() != OrderPayment.PAID);
    return new Wish(
        targets.wishes(),
        locked.order().shipTo().equals(address) ? null : address,
        abroad,
        paidAnew,
        faster,
        null);
  }

  /** The shop's faster way to where the order goes, or is to go. */
  private static Optional<Faster> faster(
      UnitOfWork work,
      Order order,
      @Nullable Address address,
      Optional<ShippingOffer> abroad,
      Instant now) {
    String country = (address == null ? order.shipTo() : address).country();
    return work.ask(ShopShipping.fasterTo(order.shopId(), country))
        .first()
        .flatMap(
            way ->
                ShippedFaster.of(
                    order,
                    way,
                    abroad.map(ShippingOffer::price).orElse(order.shipping()),
                    abroad.map(ShippingOffer::transitMax).orElse(order.transitMax()),
                    now));
  }

  private static boolean isThere(UnitOfWork work, List<Units> taken, boolean locking) {
    if (taken.isEmpty()) {
      return true;
    }
    Map<UUID, Integer> wanted =
        taken.stream()
            .collect(
                Collectors.groupingBy(Units::variantId, Collectors.summingInt(Units::quantity)));
    Map<UUID, Integer> free =
        work
            .ask(locking ? Stock.available(wanted.keySet()) : Stock.shown(wanted.keySet()))
            .rows()
            .stream()
            .collect(Collectors.toMap(Units::variantId, Units::quantity));
    return wanted.entrySet().stream()
        .allMatch(one -> free.getOrDefault(one.getKey(), 0) >= one.getValue());
  }

  private static long toPay(LockedChange locked, Wish wish, @Nullable Restated after) {
    if (after == null) {
      return 0;
    }
    return toPay(locked, wish, after.difference());
  }

  /** What tenders of its own a change needs. */
  static long toPay(LockedChange locked, Wish wish, long difference) {
    return wish.paidAnew() ? locked.paid() + difference : Math.max(0, difference);
  }

  private Instant waitsUntil(Order order, Verdict verdict, Instant now) {
    Duration longest =
        verdict.outcome() == Outcome.ASKED
            ? policies.current().sellerAnswersWithin()
            : policies.current().unpaidEndsAfter();
    Instant until = now.plus(longest);
    Instant end =
        order.shipBy().plus(policies.current().platformWaitsAfterShipBy()).minus(BEFORE_THE_END);
    boolean ends = order.payment() == OrderPayment.PAID && end.isBefore(until);
    return ends ? end : until;
  }

  /** The offer of a variant, wherever it stands among these. */
  static Optional<Offer> offerOf(List<Offer> offers, UUID variant) {
    return offers.stream().filter(one -> one.variantId().equals(variant)).findFirst();
  }

  /**
   * A decision with what it brings about.
   *
   * @param after the order as it would be; null when it is refused
   * @param toPay what is to be paid by tenders of its own, in minor units
   * @param waitsUntil until when the seller may answer, or it may be paid
   */
  record Decided(
      Verdict verdict, Wish wish, @Nullable Restated after, long toPay, Instant waitsUntil) {}
}
