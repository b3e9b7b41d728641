package dev.unbuy.imports.past;

import dev.unbuy.imports.copy.CopyRows;
import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.past.PastOrder.Parcel;
import dev.unbuy.imports.past.PastOrder.Rating;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.policies.PolicyPack;
import dev.unbuy.policies.PolicyPacks;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of the module orders, and the buyer's opinion. */
final class OrderRows {

  private static final PolicyPacks PACKS = PolicyPacks.shipped();

  private final CopySession copy;
  private final SourceIds ids;
  private final String source;

  OrderRows(CopySession copy, SourceIds ids, String source) {
    this.copy = copy;
    this.ids = ids;
    this.source = source;
  }

  void purchase(PastPurchase purchase, String shipTo) {
    copy.into(PastTables.PURCHASES)
        .row()
        .id(purchase.id())
        .id(purchase.buyerId())
        .text(purchase.currency())
        .int8(purchase.total())
        .json(shipTo)
        .at(purchase.placedAt())
        .end();
  }

  void order(PastPurchase purchase, PastOrder order, Fate fate, String shipTo) {
    int units = order.units();
    int canceled = order.canceledUnits();
    int shipped = order.lines().stream().mapToInt(fate::shipped).sum();
    int delivered = order.lines().stream().mapToInt(fate::delivered).sum();
    PolicyPack pack = PACKS.forCountry(purchase.shipTo().country(), purchase.placedAt());
    copy.into(PastTables.ORDERS)
        .row()
        .id(order.id())
        .text(order.number())
        .id(purchase.id())
        .id(purchase.buyerId())
        .text(purchase.buyerName())
        .id(order.shopId())
        .text(order.shopName())
        .text(purchase.currency())
        .int8(order.items())
        .int8(order.discount())
        .int8(order.shipping())
        .int8(0)
        .int8(order.total())
        .int8(fate.owedBack())
        .int8(fate.shippingBack())
        .json(shipTo)
        .text(pack.code())
        .int4(pack.version())
        .at(purchase.placedAt())
        .text(order.paidAt() == null ? "UNPAID" : "PAID")
        .at(order.paidAt())
        .at(order.shipBy())
        .day(order.deliveryFrom())
        .day(order.deliveryTo())
        .at(fate.deliveredAt())
        .at(fate.completedAt())
        .int4(units)
        .int4(canceled)
        .int4(shipped)
        .int4(delivered)
        .text(source)
        .bool(order.terms().acceptsAutomatically())
        .int4(order.terms().returnDays())
        .end();
    lines(purchase, order, fate);
    parcel(purchase, order, fate);
    history(purchase, order, fate);
    rating(purchase, order);
  }

  private void lines(PastPurchase purchase, PastOrder order, Fate fate) {
    CopyRows rows = copy.into(PastTables.LINES);
    int position = 0;
    for (PastLine line : order.lines()) {
      rows.row()
          .id(line.id())
          .id(order.id())
          .id(purchase.buyerId())
          .int4(position++)
          .id(line.listingId())
          .id(line.variantId())
          .text(line.title())
          .text(line.variant())
          .text(line.art())
          .int8(line.unitPrice())
          .int8(line.discount())
          .int8(line.shipping())
          .int4(line.ordered())
          .int4(fate.open(line))
          .int4(fate.canceled(line))
          .int4(fate.shipped(line))
          .int4(fate.delivered(line))
          .int4(fate.returned(line))
          .int8(fate.refunded(line))
          .end();
    }
  }

  private void parcel(PastPurchase purchase, PastOrder order, Fate fate) {
    Parcel parcel = order.parcel();
    if (parcel == null) {
      return;
    }
    UUID id = ids.part(order.id(), "parcel", 0);
    String status =
        parcel.cameBack()
            ? "RETURNED_TO_SENDER"
            : parcel.deliveredAt() == null ? "SHIPPED" : "DELIVERED";
    copy.into(PastTables.FULFILLMENTS)
        .row()
        .id(id)
        .id(order.id())
        .id(purchase.buyerId())
        .id(order.shopId())
        .text(status)
        .text(parcel.trackingNumber())
        .at(parcel.shippedAt())
        .at(parcel.shippedAt())
        .at(parcel.cameBack() ? null : parcel.deliveredAt())
        .end();
    CopyRows rows = copy.into(PastTables.FULFILLMENT_LINES);
    for (PastLine line : order.lines()) {
      int quantity = parcel.cameBack() ? line.ordered() : fate.shipped(line);
      if (quantity > 0) {
        rows.row().id(id).id(line.id()).id(order.id()).id(purchase.buyerId()).int4(quantity).end();
      }
    }
  }

  private void history(PastPurchase purchase, PastOrder order, Fate fate) {
    Timeline timeline = new Timeline(purchase.buyerId(), order.id());
    timeline.add(purchase.placedAt(), OrderChange.PLACED, "BUYER", "{}");
    timeline.add(order.paidAt(), OrderChange.PAID, "PLATFORM", "{}");
    Parcel parcel = order.parcel();
    if (parcel != null) {
      timeline.add(parcel.shippedAt(), OrderChange.SHIPPED, "SELLER", "{}");
      timeline.add(parcel.deliveredAt(), OrderChange.DELIVERED, "SELLER", "{}");
    }
    for (PastCancellation one : order.cancellations()) {
      String data =
          "{\"units\":%d,\"reason\":\"%s\",\"refund\":%d}"
              .formatted(one.units(), one.reason(), one.refund());
      timeline.add(one.at(), OrderChange.UNITS_CANCELED, one.askedBy().name(), data);
    }
    if (order.canceledUnits() < order.units()) {
      timeline.add(fate.completedAt(), OrderChange.COMPLETED, "PLATFORM", "{}");
    }
  }

  private void rating(PastPurchase purchase, PastOrder order) {
    Rating rating = order.rating();
    if (rating != null) {
      copy.into(PastTables.RATINGS)
          .row()
          .id(order.id())
          .id(purchase.buyerId())
          .id(order.shopId())
          .int4(rating.stars())
          .text(rating.comment())
          .at(rating.at())
          .end();
    }
  }

  private final class Timeline {
    private final UUID buyer;
    private final UUID order;
    private int number;

    Timeline(UUID buyer, UUID order) {
      this.buyer = buyer;
      this.order = order;
    }

    void add(@Nullable Instant at, OrderChange change, String actor, String data) {
      if (at != null) {
        copy.into(PastTables.HISTORY)
            .row()
            .id(ids.part(order, "history", number++))
            .id(order)
            .id(buyer)
            .at(at)
            .text(change)
            .text(actor)
            .json(data)
            .end();
      }
    }
  }
}
