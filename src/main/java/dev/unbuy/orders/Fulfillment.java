package dev.unbuy.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A parcel of some quantities of some lines. */
public record Fulfillment(
    UUID id,
    UUID orderId,
    FulfillmentStatus status,
    @Nullable String carrier,
    @Nullable String trackingNumber,
    Instant createdAt,
    @Nullable Instant shippedAt,
    @Nullable Instant deliveredAt,
    List<FulfilledUnits> lines) {

  /** Copies the lines. */
  public Fulfillment {
    lines = List.copyOf(lines);
  }

  /** Whether it is still in the seller's house. */
  public boolean isBeingPrepared() {
    return status == FulfillmentStatus.PREPARING || status == FulfillmentStatus.LABELED;
  }

  /** So many units of a line. */
  public record FulfilledUnits(UUID lineId, int quantity) {}

  /** How far a parcel has come. */
  public enum FulfillmentStatus {
    PREPARING,
    LABELED,
    SHIPPED,
    DELIVERED,
    REFUSED,
    LOST,
    RETURNED_TO_SENDER,
    INTERCEPTED
  }
}
