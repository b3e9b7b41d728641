package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.returns.Dispute;
import dev.unbuy.returns.Dispute.Settlement;
import dev.unbuy.returns.Dispute.Statement;
import dev.unbuy.returns.DisputeOutcome;
import dev.unbuy.returns.rules.Relief;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dispute.
 *
 * @param value what can go back at most
 * @param nextBy when it goes on by itself; null when it has ended
 * @param statements what was said, in its order; null in lists
 */
record DisputeJson(
    UUID id,
    UUID orderId,
    String kind,
    SettlementJson wants,
    MoneyJson value,
    String status,
    Instant openedAt,
    @Nullable Instant nextBy,
    @Nullable SettlementJson offer,
    @Nullable SettlementJson decision,
    @Nullable String because,
    @Nullable Instant decidedAt,
    @Nullable String appealedBy,
    @Nullable SettlementJson result,
    boolean lost,
    @Nullable Instant endedAt,
    List<DisputedLineJson> lines,
    @Nullable List<Statement> statements) {

  static DisputeJson of(Dispute one, @Nullable List<Statement> statements) {
    return new DisputeJson(
        one.id(),
        one.orderId(),
        one.kind().name(),
        SettlementJson.of(one, one.wants()),
        Json.money(one.value()),
        one.status().name(),
        one.openedAt(),
        one.nextBy(),
        SettlementJson.orNull(one, one.offer()),
        SettlementJson.orNull(one, one.decision()),
        one.because(),
        one.decidedAt(),
        one.appealedBy(),
        SettlementJson.orNull(one, one.result()),
        one.lost(),
        one.endedAt(),
        one.lines().stream()
            .map(line -> new DisputedLineJson(line.lineId(), line.quantity()))
            .toList(),
        statements);
  }

  static DisputeJson done(DisputeOutcome outcome) {
    return switch (outcome) {
      case DisputeOutcome.Done done -> of(done.dispute(), null);
      case DisputeOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  /** Reads what somebody wants, offers or decides; some names have a longer form. */
  static Settlement settlement(String field, @Nullable String relief, @Nullable AmountJson amount) {
    String name = Input.text(field, relief, 40).toUpperCase(Locale.ROOT);
    try {
      return new Settlement(
          Relief.valueOf(name.equals("PARTIAL_REFUND") ? "PART_REFUND" : name),
          amount == null ? null : amount.money("amount."));
    } catch (IllegalArgumentException unknown) {
      throw new InvalidInput(
          field, "must be one of REFUND, PART_REFUND, REPLACEMENT, RETURN, NOTHING");
    }
  }

  record DisputedLineJson(UUID lineId, int quantity) {}

  /**
   * What would make it good.
   *
   * @param amount what comes back in money
   */
  record SettlementJson(String relief, MoneyJson amount) {

    static SettlementJson of(Dispute one, Settlement settlement) {
      return new SettlementJson(settlement.relief().name(), Json.money(one.moneyOf(settlement)));
    }

    static @Nullable SettlementJson orNull(Dispute one, @Nullable Settlement settlement) {
      return settlement == null ? null : of(one, settlement);
    }
  }
}
