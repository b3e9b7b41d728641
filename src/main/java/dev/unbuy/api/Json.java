package dev.unbuy.api;

import dev.unbuy.cancellations.Cancellation;
import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.OrderOverviews.Listed;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.Fulfillment;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderEvent;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.policies.ReturnPayer;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.Refund.Part;
import dev.unbuy.returns.Aftermath;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shapes that several answers share. */
final class Json {

  private Json() {}

  static MoneyJson money(Money money) {
    return new MoneyJson(money.minor(), money.currency());
  }

  static OrderJson order(Listed listed) {
    return order(listed.order(), listed.lines(), null, null, null, null);
  }

  /** An order of which nothing has shipped. */
  static OrderJson placed(OrderOverview overview) {
    return order(overview.order(), overview.lines(), overview, Aftermath.NONE, null, null);
  }

  /** With all that can be done about it, and the rights that hold. */
  static OrderJson order(OrderOverview overview, Aftermath after, RightsJson rights, Words words) {
    return order(overview.order(), overview.lines(), overview, after, rights, words);
  }

  private static OrderJson order(
      Order order,
      List<OrderLine> lines,
      @Nullable OrderOverview overview,
      @Nullable Aftermath after,
      @Nullable RightsJson rights,
      @Nullable Words words) {
    return new OrderJson(
        order.id(),
        order.number(),
        order.status(),
        order.purchaseId(),
        order.placedAt(),
        new SellerJson(order.shopId(), order.shopName()),
        lines.stream().map(line -> line(order, line)).toList(),
        new TotalsJson(
            money(order.money(order.items())),
            money(order.money(order.discount())),
            money(order.money(order.shipping())),
            money(order.money(order.tax())),
            money(order.money(order.total()))),
        order.shipTo(),
        order.shipBy(),
        new DeliveryJson(order.deliveryFrom(), order.deliveryTo()),
        overview == null
            ? null
            : overview.payments().stream().map(share -> payment(order, share)).toList(),
        overview == null ? null : overview.parcels(),
        overview == null ? null : overview.timeline().stream().map(Json::event).toList(),
        overview == null ? null : overview.cancellations().stream().map(Json::plain).toList(),
        overview == null ? null : overview.refunds().stream().map(Json::refund).toList(),
        after == null || words == null
            ? null
            : after.returns().stream().map(one -> ReturnJson.of(one, words)).toList(),
        after == null
            ? null
            : after.disputes().stream().map(one -> DisputeJson.of(one, null)).toList(),
        after == null ? null : after.protectedUntil(),
        overview == null || after == null ? null : actions(overview, after, rights),
        rights,
        order.payment(),
        overview == null || overview.missing().isZero() ? null : money(overview.missing()));
  }

  private static List<String> actions(
      OrderOverview overview, Aftermath after, @Nullable RightsJson rights) {
    List<String> actions = new ArrayList<>();
    if (overview.canCancel()) {
      actions.add("cancel");
    }
    if (after.canReturn()) {
      actions.add("return");
    }
    if (after.canRefuse()) {
      actions.add("refuse");
    }
    if (after.canDispute()) {
      actions.add("dispute");
    }
    if (overview.canConfirmReceipt() && !after.isOpen()) {
      actions.add("confirm-receipt");
    }
    if (rights != null && rights.mayWithdraw()) {
      actions.add("withdraw");
    }
    if (overview.canPay()) {
      actions.add("pay");
    }
    return actions;
  }

  private static LineJson line(Order order, OrderLine line) {
    return new LineJson(
        line.id(),
        line.listingId(),
        line.variantId(),
        line.title(),
        line.variant(),
        line.ordered(),
        line.canceled(),
        line.asked(),
        line.inFulfillment(),
        line.shipped(),
        line.delivered(),
        line.returned(),
        money(order.money(line.unitPrice())),
        money(order.money(line.discount())),
        money(order.money(line.tax())));
  }

  private static PaymentJson payment(Order order, TenderShare share) {
    return new PaymentJson(
        share.method().name(),
        share.state(),
        money(order.money(share.amount())),
        money(order.money(share.captured())),
        money(order.money(share.goingBack())),
        money(order.money(share.refunded() + share.released())));
  }

  private static EventJson event(OrderEvent event) {
    return new EventJson(event.at(), event.change().name(), event.actor());
  }

  static RefundJson refund(Refund refund) {
    return new RefundJson(
        refund.id(),
        refund.orderId(),
        refund.status().name(),
        money(refund.amount()),
        refund.requestedAt(),
        refund.current().stream().map(Json::part).toList(),
        timeline(refund));
  }

  static PartJson part(Part part) {
    return new PartJson(
        part.id(),
        part.method().name(),
        part.kind().name(),
        part.status().name(),
        money(part.amount()),
        part.expectedFrom(),
        part.expectedBy(),
        part.isStoreCreditOffered());
  }

  private static List<EventJson> timeline(Refund refund) {
    List<EventJson> events = new ArrayList<>();
    events.add(new EventJson(refund.requestedAt(), "REQUESTED", "PLATFORM"));
    for (Part part : refund.current()) {
      if (part.sentAt() != null) {
        events.add(new EventJson(part.sentAt(), "SENT", part.method().name()));
      }
      if (part.settledAt() != null) {
        events.add(new EventJson(part.settledAt(), "SUCCEEDED", part.method().name()));
      }
    }
    events.sort(java.util.Comparator.comparing(EventJson::at));
    return events;
  }

  /** A cancellation without the words for its fault, as an order lists it. */
  static CancellationJson plain(Cancellation one) {
    return cancellation(one, null, null);
  }

  static CancellationJson cancellation(
      Cancellation one, @Nullable String because, @Nullable Instant undoUntil) {
    Refund money = one.money();
    return new CancellationJson(
        one.id(),
        one.orderId(),
        one.status().name(),
        one.askedBy().name(),
        one.rule().name(),
        one.reason().name(),
        one.note(),
        one.fault().name(),
        because,
        one.lines().stream()
            .map(line -> new CanceledLineJson(line.lineId(), line.quantity(), money(line.refund())))
            .toList(),
        money(one.refund()),
        money == null ? null : refund(money),
        one.askedAt(),
        one.sellerAnswersBy(),
        one.decidedAt(),
        one.carrier(),
        one.trackingNumber(),
        undoUntil);
  }

  record MoneyJson(long amount, String currency) {}

  record SellerJson(UUID id, String name) {}

  record DeliveryJson(LocalDate from, LocalDate to) {}

  record TotalsJson(
      MoneyJson items, MoneyJson discount, MoneyJson shipping, MoneyJson tax, MoneyJson total) {}

  record LineJson(
      UUID id,
      UUID listingId,
      UUID variantId,
      String title,
      String variant,
      int ordered,
      int canceled,
      int asked,
      int inFulfillment,
      int shipped,
      int delivered,
      int returned,
      MoneyJson unitPrice,
      MoneyJson discount,
      MoneyJson tax) {}

  record PaymentJson(
      String method,
      String status,
      MoneyJson amount,
      MoneyJson captured,
      MoneyJson goingBack,
      MoneyJson returned) {}

  record EventJson(Instant at, String event, String by) {}

  record PartJson(
      UUID id,
      String method,
      String kind,
      String status,
      MoneyJson amount,
      LocalDate expectedFrom,
      LocalDate expectedBy,
      boolean storeCreditOffered) {}

  record RefundJson(
      UUID id,
      UUID orderId,
      String status,
      MoneyJson amount,
      Instant requestedAt,
      List<PartJson> parts,
      List<EventJson> timeline) {}

  record CanceledLineJson(UUID lineId, int quantity, MoneyJson refund) {}

  record CancellationJson(
      UUID id,
      UUID orderId,
      String status,
      String askedBy,
      String rule,
      String reason,
      @Nullable String note,
      String fault,
      @Nullable String faultBecause,
      List<CanceledLineJson> lines,
      MoneyJson amount,
      @Nullable RefundJson refund,
      Instant askedAt,
      @Nullable Instant sellerAnswersBy,
      @Nullable Instant decidedAt,
      @Nullable String carrier,
      @Nullable String trackingNumber,
      @Nullable Instant undoUntil) {}

  /**
   * An order.
   *
   * @param toPay what could not be taken and is to be paid in another way; null when nothing is
   */
  record OrderJson(
      UUID id,
      String number,
      OrderStatus status,
      UUID purchaseId,
      Instant placedAt,
      SellerJson seller,
      List<LineJson> lines,
      TotalsJson totals,
      Address shipTo,
      Instant shipBy,
      DeliveryJson delivery,
      @Nullable List<PaymentJson> payments,
      @Nullable List<Fulfillment> fulfillments,
      @Nullable List<EventJson> timeline,
      @Nullable List<CancellationJson> cancellations,
      @Nullable List<RefundJson> refunds,
      @Nullable List<ReturnJson> returns,
      @Nullable List<DisputeJson> disputes,
      @Nullable Instant protectedUntil,
      @Nullable List<String> actions,
      @Nullable RightsJson rights,
      OrderPayment payment,
      @Nullable MoneyJson toPay) {}

  /**
   * What the law of the place gives to the buyer, and what cannot be done.
   *
   * @param pack code and version of the pack that judges the order
   * @param withdrawUntil when a right to withdraw ends; null while it has no end yet, or where
   *     there is none
   * @param withdrawals those that are confirmed
   */
  record RightsJson(
      String pack,
      int packVersion,
      boolean mayWithdraw,
      @Nullable Instant withdrawUntil,
      ReturnPayer returnPaidBy,
      List<UUID> withdrawals,
      List<NotPossibleJson> notPossible) {}

  /** Something that cannot be done: why not in words, until when it could, what instead. */
  record NotPossibleJson(
      String action, String detail, @Nullable Instant until, List<String> alternatives) {}
}
