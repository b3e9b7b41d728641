package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.kernel.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is offered in place of a cancellation.
 *
 * @param id the same whenever it is offered for this order, so that it is counted once
 * @param about the title or the variant's name that it is about; empty when it is about the order
 * @param amount what comes back to the buyer; below zero it is to be paid; null when nothing moves
 * @param shipBy the new promise, with a new date
 * @param from the first day of the new delivery estimate, with a new date
 * @param to its last day
 */
public record RemedyOffer(
    UUID id,
    UUID orderId,
    Reason reason,
    RemedyKind kind,
    @Nullable UUID lineId,
    @Nullable UUID variantId,
    String about,
    @Nullable Money amount,
    @Nullable Instant shipBy,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  /** Whether it costs the buyer something. */
  public boolean isToBePaid() {
    return amount != null && amount.minor() < 0;
  }

  static RemedyOffer ofOrder(UUID orderId, Reason reason, RemedyKind kind) {
    return new RemedyOffer(
        id(orderId, kind, null, null),
        orderId,
        reason,
        kind,
        null,
        null,
        "",
        null,
        null,
        null,
        null);
  }

  static RemedyOffer ofLine(
      UUID orderId,
      Reason reason,
      RemedyKind kind,
      UUID lineId,
      @Nullable UUID variantId,
      String about,
      @Nullable Money amount) {
    return new RemedyOffer(
        id(orderId, kind, lineId, variantId),
        orderId,
        reason,
        kind,
        lineId,
        variantId,
        about,
        amount,
        null,
        null,
        null);
  }

  RemedyOffer moving(Money money) {
    return new RemedyOffer(
        id, orderId, reason, kind, lineId, variantId, about, money, shipBy, from, to);
  }

  RemedyOffer promising(Instant newShipBy, LocalDate first, LocalDate last) {
    return new RemedyOffer(
        id, orderId, reason, kind, lineId, variantId, about, amount, newShipBy, first, last);
  }

  private static UUID id(
      UUID orderId, RemedyKind kind, @Nullable UUID lineId, @Nullable UUID variantId) {
    String name = "%s %s %s %s".formatted(orderId, kind, lineId, variantId);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
