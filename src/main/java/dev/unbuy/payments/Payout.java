package dev.unbuy.payments;

import dev.unbuy.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was paid to a seller at once. */
public record Payout(UUID id, UUID shopId, Money amount, Instant at) {

  /**
   * What it is made of.
   *
   * @param account {@link Ledger#SELLER_PAYABLE} or {@link Ledger#SHIPPING}
   * @param amount below zero where a sale was undone after it was released
   */
  public record Line(UUID id, UUID orderId, String account, Money amount, Instant at) {}

  /**
   * A payout with its lines.
   *
   * @param lines oldest first
   */
  public record Statement(Payout payout, List<Line> lines) {

    /** Copies the lines. */
    public Statement {
      lines = List.copyOf(lines);
    }
  }

  /**
   * What a seller has with the marketplace in one currency.
   *
   * @param held paid by buyers, and held until receipt is confirmed or protection ends
   * @param payable released, and not yet paid out; below zero where it has to be given back
   */
  public record Standing(Money held, Money payable) {}
}
