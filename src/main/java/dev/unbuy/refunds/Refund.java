package dev.unbuy.refunds;

import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to a buyer because of one cause.
 *
 * @param heldUntil nothing of it is sent before, or null
 * @param sendingAt when its first instruction left, or null while none has; it is final from then
 *     on
 */
public record Refund(
    UUID id,
    UUID orderId,
    UUID buyerId,
    UUID shopId,
    UUID cause,
    Money amount,
    Instant requestedAt,
    @Nullable Instant heldUntil,
    @Nullable Instant sendingAt,
    List<Part> parts) {

  /** Copies the parts. */
  public Refund {
    parts = List.copyOf(parts);
  }

  /** The least that can be said of all parts that count. */
  public Status status() {
    return current().stream().map(Part::status).min(Status::compareTo).orElse(Status.SUCCEEDED);
  }

  /**
   * Whether it has to be asked of the gateway; else it was done in the transaction that owed it.
   */
  public boolean isSent() {
    return parts.stream().anyMatch(part -> part.kind() != Kind.STORE_CREDIT);
  }

  /** The parts that count: without those that another has taken the place of. */
  public List<Part> current() {
    return parts.stream().filter(part -> !part.replaced()).toList();
  }

  /**
   * How far money on its way back has come; the most worrying first. What has failed is in another
   * instruction's hands by then, or a person's.
   */
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
    /** It is put on a balance that the buyer has with the marketplace: the method says which. */
    STORE_CREDIT,
    /** A person has sent it in some other way. */
    BY_HAND
  }

  /**
   * One instruction to the gateway.
   *
   * @param id also its idempotency key
   * @param expectedFrom the first day on which to expect it
   * @param expectedBy the last
   * @param lastError what the gateway said last, where it did not work
   * @param replaces the instruction that this one is in place of, or null
   * @param replaced whether another is in its place
   * @param refused whether the gateway has said no, for good: only then may another take its place
   * @param note what a person wrote who decided it, or null
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
      @Nullable String lastError,
      @Nullable UUID replaces,
      boolean replaced,
      boolean refused,
      @Nullable String note) {

    /** Whether the buyer may have it as store credit, because it cannot go back as it came. */
    public boolean isStoreCreditOffered() {
      return status == Status.NEEDS_ATTENTION && refused && kind == Kind.REFUND;
    }
  }
}
