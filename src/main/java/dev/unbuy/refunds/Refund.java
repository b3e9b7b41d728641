package dev.unbuy.refunds;

import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What goes back to a buyer because of one cause. */
public record Refund(
    UUID id,
    UUID orderId,
    UUID buyerId,
    UUID shopId,
    UUID cause,
    Money amount,
    Instant requestedAt,
    List<Part> parts) {

  /** Copies the parts. */
  public Refund {
    parts = List.copyOf(parts);
  }

  /** The least that can be said of all parts. */
  public Status status() {
    return parts.stream().map(Part::status).min(Status::compareTo).orElse(Status.SUCCEEDED);
  }

  /** How far money on its way back has come; the most worrying first. */
  public enum Status {
    NEEDS_ATTENTION,
    FAILED,
    REQUESTED,
    SENT,
    SUCCEEDED
  }

  /** How money goes back. */
  public enum Kind {
    /** It was held and never taken: it is given up. */
    VOID,
    /** It was taken: it is sent back. */
    REFUND,
    /** It is put on the buyer's store credit. */
    STORE_CREDIT
  }

  /**
   * One instruction to the gateway.
   *
   * @param id also its idempotency key
   * @param expectedFrom the first day on which to expect it
   * @param expectedBy the last
   * @param lastError what the gateway said last, where it did not work
   */
  public record Part(
      UUID id,
      UUID shareId,
      UUID tenderId,
      PaymentMethod method,
      Kind kind,
      Money amount,
      Status status,
      Instant requestedAt,
      @Nullable Instant sentAt,
      @Nullable Instant settledAt,
      LocalDate expectedFrom,
      LocalDate expectedBy,
      int attempts,
      @Nullable String lastError) {}
}
