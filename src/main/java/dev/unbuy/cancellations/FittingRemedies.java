package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.PriceAdjustment;
import dev.unbuy.cancellations.rules.PriceAdjustment.Sold;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.catalog.ListingEvidence;
import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Offer;
import dev.unbuy.changes.ChangeChoices;
import dev.unbuy.changes.rules.Restating;
import dev.unbuy.changes.rules.Wish;
import dev.unbuy.changes.rules.Wish.LineWish;
import dev.unbuy.changes.rules.Wish.Pick;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds the remedies that an order's facts allow for a reason. The preview shows them, and taking
 * one asks here again, so that what is offered is what is done.
 */
@Component
class FittingRemedies {

  private final Policies policies;
  private final Reasons reasons;
  private final BetterSellers betterSellers;

  FittingRemedies(Policies policies, Reasons reasons, BetterSellers betterSellers) {
    this.policies = policies;
    this.reasons = reasons;
    this.betterSellers = betterSellers;
  }

  /**
   * Finds them.
   *
   * @param chosen the units that the buyer thinks of canceling, by line
   */
  List<RemedyOffer> find(
      UnitOfWork work, LockedOrder locked, Map<UUID, Integer> chosen, Reason reason, Instant now) {
    List<OrderLine> lines =
        locked.lines().stream()
            .filter(line -> chosen.containsKey(line.id()) && line.cancellable() > 0)
            .toList();
    List<RemedyOffer> offers = new ArrayList<>();
    if (!lines.isEmpty()) {
      for (RemedyKind kind : reasons.now().remedies(reason)) {
        offers.addAll(find(work, locked, lines, chosen, reason, kind, now));
      }
    }
    return offers;
  }

  private List<RemedyOffer> find(
      UnitOfWork work,
      LockedOrder locked,
      List<OrderLine> lines,
      Map<UUID, Integer> chosen,
      Reason reason,
      RemedyKind kind,
      Instant now) {
    Order order = locked.order();
    boolean paid = order.payment() == OrderPayment.PAID;
    return switch (kind) {
      case SAVE_FOR_LATER -> List.of(RemedyOffer.ofOrder(order.id(), reason, kind));
      case CANCEL_TWIN -> twins(work, order, lines, reason);
      case NEW_DATE -> paid ? List.of(newDate(order, reason, now)) : List.of();
      case FASTER_SHIPPING -> faster(work, locked, reason, now);
      case REFUND_DIFFERENCE -> paid ? differences(work, order, lines, reason, now) : List.of();
      case PRICE_MATCH ->
          paid
              ? lines.stream()
                  .filter(line -> line.fulfillable() > 0)
                  .map(
                      line ->
                          RemedyOffer.ofLine(
                              order.id(), reason, kind, line.id(), null, line.title(), null))
                  .toList()
              : List.of();
      case SWAP_VARIANT -> swaps(work, order, lines, chosen, reason);
      case CHANGE_ADDRESS ->
          lines.stream().allMatch(line -> line.inFulfillment() + line.shipped() == 0)
              ? List.of(RemedyOffer.ofOrder(order.id(), reason, kind))
              : List.of();
      case PAY_ANOTHER_WAY ->
          order.unitsShipped() == 0
              ? List.of(RemedyOffer.ofOrder(order.id(), reason, kind))
              : List.of();
      case BETTER_SELLER -> betterSellers.find(work, locked, chosen, reason, now);
    };
  }

  private static List<RemedyOffer> twins(
      UnitOfWork work, Order order, List<OrderLine> lines, Reason reason) {
    Set<UUID> twice =
        Set.copyOf(
            work.ask(Orders.orderedTwice(order, lines.stream().map(OrderLine::variantId).toList()))
                .rows());
    return lines.stream()
        .filter(line -> twice.contains(line.variantId()))
        .map(
            line ->
                RemedyOffer.ofLine(
                    order.id(),
                    reason,
                    RemedyKind.CANCEL_TWIN,
                    line.id(),
                    null,
                    line.title(),
                    null))
        .toList();
  }

  private static RemedyOffer newDate(Order order, Reason reason, Instant now) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate promised = order.shipBy().atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
    LocalDate from = promised.isAfter(today) ? promised : today;
    LocalDate ships = WorkingDays.plus(from, Math.max(1, order.handlingDays()));
    return RemedyOffer.ofOrder(order.id(), reason, RemedyKind.NEW_DATE)
        .promising(
            ships.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
            WorkingDays.plus(ships, order.transitMin()),
            WorkingDays.plus(ships, order.transitMax()));
  }

  private static List<RemedyOffer> faster(
      UnitOfWork work, LockedOrder locked, Reason reason, Instant now) {
    Order order = locked.order();
    boolean packed =
        locked.lines().stream().anyMatch(line -> line.inFulfillment() + line.shipped() > 0);
    return packed
        ? List.of()
        : ChangeChoices.faster(work, order, now).stream()
            .map(
                way ->
                    RemedyOffer.ofOrder(order.id(), reason, RemedyKind.FASTER_SHIPPING)
                        .moving(order.money(order.shipping() - way.shipping()))
                        .promising(way.shipBy(), way.from(), way.to()))
            .toList();
  }

  private List<RemedyOffer> differences(
      UnitOfWork work, Order order, List<OrderLine> lines, Reason reason, Instant now) {
    PolicyNumbers policy = policies.current();
    Instant paidAt = order.paidAt();
    if (paidAt == null || !now.isBefore(paidAt.plus(policy.priceAdjustmentWithin()))) {
      return List.of();
    }
    List<ListingEvidence> evidence =
        work.ask(
                ListingEvidence.since(
                    paidAt, lines.stream().map(OrderLine::variantId).distinct().toList()))
            .rows();
    List<RemedyOffer> offers = new ArrayList<>();
    for (OrderLine line : lines) {
      long due =
          evidence.stream()
              .filter(one -> one.variantId().equals(line.variantId()))
              .map(ListingEvidence::lowestPrice)
              .filter(price -> price != null)
              .mapToLong(price -> due(line, price, policy))
              .findFirst()
              .orElse(0);
      if (due > 0) {
        offers.add(
            RemedyOffer.ofLine(
                order.id(),
                reason,
                RemedyKind.REFUND_DIFFERENCE,
                line.id(),
                null,
                line.title(),
                order.money(due)));
      }
    }
    return offers;
  }

  /** What makes up for this price of the line's units that are kept. */
  static long due(OrderLine line, long price, PolicyNumbers policy) {
    return PriceAdjustment.due(
        new Sold(
            line.ordered(),
            line.ordered() - line.undone(),
            line.unitPrice(),
            line.discount(),
            line.tax(),
            line.adjusted()),
        price,
        policy.priceAdjustmentCapBasisPoints());
  }

  /** What the order would cost more with another variant in place of so many units of a line. */
  private static long difference(Order order, OrderLine line, Offer other, int units) {
    Pick pick = new Pick(other.variantId(), other.variant(), other.price(), units);
    Wish wish =
        new Wish(
            List.of(new LineWish(line.id(), 0, List.of(pick), List.of())),
            null,
            null,
            false,
            null,
            null);
    return Restating.of(order, List.of(line), wish).orElseThrow().difference();
  }

  private static List<RemedyOffer> swaps(
      UnitOfWork work,
      Order order,
      List<OrderLine> lines,
      Map<UUID, Integer> chosen,
      Reason reason) {
    List<OrderLine> open = lines.stream().filter(line -> line.fulfillable() > 0).toList();
    List<Offer> others =
        work.ask(Offers.ofListings(open.stream().map(OrderLine::listingId).distinct().toList()))
            .rows();
    Map<UUID, Integer> free =
        work.ask(Stock.shown(others.stream().map(Offer::variantId).toList())).rows().stream()
            .collect(Collectors.toMap(Units::variantId, Units::quantity));
    List<RemedyOffer> offers = new ArrayList<>();
    for (OrderLine line : open) {
      int units = Math.min(chosen.getOrDefault(line.id(), 0), line.fulfillable());
      if (units == 0) {
        continue;
      }
      others.stream()
          .filter(other -> other.listingId().equals(line.listingId()) && other.active())
          .filter(other -> !other.variantId().equals(line.variantId()))
          .filter(other -> free.getOrDefault(other.variantId(), 0) >= units)
          .forEach(
              other ->
                  offers.add(
                      RemedyOffer.ofLine(
                          order.id(),
                          reason,
                          RemedyKind.SWAP_VARIANT,
                          line.id(),
                          other.variantId(),
                          other.variant(),
                          order.money(-difference(order, line, other, units)))));
    }
    return offers;
  }
}
