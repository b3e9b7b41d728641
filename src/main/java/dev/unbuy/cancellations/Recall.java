package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation of many orders at once, as far as it has come.
 *
 * @param sums by outcome and currency
 */
public record Recall(
    UUID id,
    Reason reason,
    UUID shopId,
    List<UUID> listings,
    Instant from,
    Instant to,
    String note,
    Status status,
    Instant startedAt,
    @Nullable Instant endedAt,
    List<Sum> sums) {

  /** Copies the lists. */
  public Recall {
    listings = List.copyOf(listings);
    sums = List.copyOf(sums);
  }

  /** How many orders there are in all. */
  public int orders() {
    return sums.stream().mapToInt(Sum::orders).sum();
  }

  /** How many of them have been looked at. */
  public int looked() {
    return sums.stream()
        .filter(one -> one.outcome() != Outcome.WAITING)
        .mapToInt(Sum::orders)
        .sum();
  }

  Recall with(List<Sum> counted) {
    return new Recall(
        id, reason, shopId, listings, from, to, note, status, startedAt, endedAt, counted);
  }

  /** How far it has come. */
  public enum Status {
    RUNNING,
    PAUSED,
    DONE
  }

  /** What became of an order. */
  public enum Outcome {
    /** It has not been looked at yet. */
    WAITING,
    /** Its units are canceled. */
    CANCELED,
    /** They are being packed: the seller is asked. */
    ASKED,
    /** Nothing was left to cancel by then. */
    TOO_LATE,
    /** It could not be canceled: a person looks. */
    FAILED
  }

  /** How many orders have come to this, with how many units and how much that goes back. */
  public record Sum(Outcome outcome, int orders, int units, Money refund) {}

  /**
   * What became of an order.
   *
   * @param why why it could not be canceled, or null
   */
  public record OfOrder(
      UUID orderId,
      String number,
      Outcome outcome,
      @Nullable UUID cancellationId,
      int units,
      Money refund,
      @Nullable String why,
      @Nullable Instant at) {}
}
