package dev.unbuy.returns;

import dev.unbuy.kernel.Money;
import dev.unbuy.returns.rules.DisputeKind;
import dev.unbuy.returns.rules.Relief;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An argument about units of an order.
 *
 * @param wants what the buyer wants
 * @param value what can go back at most, shipping included
 * @param shipping of that, outbound shipping
 * @param nextBy when it goes on by itself; null when it has ended
 * @param offer what the seller offers, or null
 * @param decision what an agent decided, or null
 * @param because the agent's reasons
 * @param appealedBy who appealed: BUYER or SELLER, or null
 * @param result what came of it, once it has ended
 * @param lost whether it was decided against the seller, by an agent or by the seller's silence
 */
public record Dispute(
    UUID id,
    UUID orderId,
    UUID buyerId,
    UUID shopId,
    DisputeKind kind,
    Settlement wants,
    Money value,
    Money shipping,
    DisputeStatus status,
    Instant openedAt,
    @Nullable Instant nextBy,
    @Nullable Settlement offer,
    @Nullable Settlement decision,
    @Nullable String because,
    @Nullable Instant decidedAt,
    @Nullable String appealedBy,
    @Nullable Settlement result,
    boolean lost,
    @Nullable Instant endedAt,
    List<Line> lines) {

  /** Copies the lines. */
  public Dispute {
    lines = List.copyOf(lines);
  }

  /** How many units it is about. */
  public int units() {
    return lines.stream().mapToInt(Line::quantity).sum();
  }

  /** What comes back in money by a settlement; a return brings its own when the goods are there. */
  public Money moneyOf(Settlement settlement) {
    return switch (settlement.relief()) {
      case REFUND -> value;
      case PART_REFUND ->
          settlement.amount() == null ? new Money(0, value.currency()) : settlement.amount();
      case REPLACEMENT, RETURN, NOTHING -> new Money(0, value.currency());
    };
  }

  Dispute offered(Settlement what, Instant answersBy) {
    return moved(DisputeStatus.OFFERED, answersBy, what, decision, because, decidedAt, appealedBy);
  }

  Dispute escalated(Instant decidesBy) {
    return moved(
        DisputeStatus.ESCALATED, decidesBy, offer, decision, because, decidedAt, appealedBy);
  }

  Dispute decided(Settlement what, String why, Instant at, Instant finalAt) {
    return moved(DisputeStatus.DECIDED, finalAt, offer, what, why, at, appealedBy);
  }

  Dispute appealed(String by, Instant decidesBy) {
    return moved(DisputeStatus.APPEALED, decidesBy, offer, decision, because, decidedAt, by);
  }

  Dispute waiting(Instant until) {
    return moved(status, until, offer, decision, because, decidedAt, appealedBy);
  }

  Dispute closed(Settlement what, boolean againstSeller, Instant at) {
    return new Dispute(
        id,
        orderId,
        buyerId,
        shopId,
        kind,
        wants,
        value,
        shipping,
        DisputeStatus.CLOSED,
        openedAt,
        null,
        offer,
        decision,
        because,
        decidedAt,
        appealedBy,
        what,
        againstSeller,
        at,
        lines);
  }

  private Dispute moved(
      DisputeStatus next,
      Instant by,
      @Nullable Settlement offerNow,
      @Nullable Settlement decisionNow,
      @Nullable String becauseNow,
      @Nullable Instant decidedNow,
      @Nullable String appealedNow) {
    return new Dispute(
        id,
        orderId,
        buyerId,
        shopId,
        kind,
        wants,
        value,
        shipping,
        next,
        openedAt,
        by,
        offerNow,
        decisionNow,
        becauseNow,
        decidedNow,
        appealedNow,
        null,
        lost,
        null,
        lines);
  }

  /**
   * What makes it good.
   *
   * @param amount with {@link Relief#PART_REFUND}
   */
  public record Settlement(Relief relief, @Nullable Money amount) {}

  /** Units of a line with their share of what was paid. */
  public record Line(UUID lineId, int quantity, Money refund) {}

  /** What somebody said: BUYER, SELLER, AGENT or PLATFORM. */
  public record Statement(Instant at, String author, String words) {}
}
