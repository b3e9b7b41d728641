package dev.unbuy.standing;

import dev.unbuy.cancellations.SellerRecords;
import dev.unbuy.platform.Transactions;
import dev.unbuy.standing.rules.Standing;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Answers whether a seller is below standard, from its kept score: one look by key, in the asking
 * transaction, and only where a cancellation gives the seller as its reason.
 */
@Component
class BelowStandard implements SellerRecords {

  private final Transactions transactions;

  BelowStandard(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean isBelowStandard(UUID shopId) {
    return transactions
        .read(work -> work.ask(ShopScores.of(shopId)).first())
        .filter(score -> score.standing() == Standing.BELOW)
        .isPresent();
  }
}
