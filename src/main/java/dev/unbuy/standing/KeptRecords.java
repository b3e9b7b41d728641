package dev.unbuy.standing;

import dev.unbuy.cancellations.SellerRecords;
import dev.unbuy.platform.Transactions;
import dev.unbuy.standing.ShopScores.Kept;
import dev.unbuy.standing.rules.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Answers for sellers' records from their kept scores: a look by key, in the asking transaction,
 * and only where a cancellation gives the seller as its reason.
 */
@Component
class KeptRecords implements SellerRecords {

  private final Transactions transactions;

  KeptRecords(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean isBelowStandard(UUID shopId) {
    return transactions
        .read(work -> work.ask(ShopScores.of(shopId)).first())
        .filter(score -> score.standing() == Standing.BELOW)
        .isPresent();
  }

  @Override
  public Map<UUID, Double> betterRated(UUID shopId, Collection<UUID> others) {
    List<UUID> all = new ArrayList<>(others);
    all.add(shopId);
    List<Kept> scores = transactions.read(work -> work.ask(ShopScores.of(all)).rows());
    double own =
        scores.stream()
            .filter(score -> score.shopId().equals(shopId))
            .map(Kept::rating)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(0.0);
    Map<UUID, Double> better = new HashMap<>();
    for (Kept score : scores) {
      Double rating = score.rating();
      boolean within = score.standing() == Standing.TOP || score.standing() == Standing.STANDARD;
      if (within && rating != null && rating > own && !score.shopId().equals(shopId)) {
        better.put(score.shopId(), rating);
      }
    }
    return better;
  }
}
