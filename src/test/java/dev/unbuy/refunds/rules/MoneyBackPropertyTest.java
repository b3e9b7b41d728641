package dev.unbuy.refunds.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.kernel.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Any order, any sequence of partial cancellations: what goes back is what was paid, to the cent.
 */
class MoneyBackPropertyTest {

  @Test
  void anySequenceAddsUpToWhatWasPaidPerTender() {
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      List<SoldLine> lines = randomLines(random);
      long paid = lines.stream().mapToLong(SoldLine::paid).sum();
      List<TenderBalance> tenders = randomTenders(random, paid);

      undoEverything(random, lines, tenders, "seed " + seed);

      assertThat(tenders).as("seed %d", seed).allMatch(tender -> tender.refundable() == 0);
    }
  }

  @Test
  void storeCreditComesFirstThenTheLastCaptured() {
    TenderBalance card = new TenderBalance(new UUID(0, 1), false, 0, 500, 0);
    TenderBalance credit = new TenderBalance(new UUID(0, 2), true, 1, 200, 50);
    TenderBalance wallet = new TenderBalance(new UUID(0, 3), false, 2, 300, 0);

    assertThat(BackToTenders.split(600, List.of(card, credit, wallet)))
        .containsExactly(
            new RefundPart(credit.id(), 150),
            new RefundPart(wallet.id(), 300),
            new RefundPart(card.id(), 150));
  }

  @Test
  void neverMoreThanWasPaid() {
    SoldLine line = new SoldLine(3, 333, 100, 7);
    TenderBalance card = new TenderBalance(new UUID(0, 1), false, 0, line.paid(), 0);

    assertThatThrownBy(() -> line.refundable(2, 0, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BackToTenders.split(line.paid() + 1, List.of(card)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BackToTenders.split(-1, List.of(card)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SoldLine(1, 10, 11, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDeclinedWishBetweenOthersLosesNoCent() {
    SoldLine line = new SoldLine(3, 100, 99, 0); // 201 for three: 67 each
    SoldLine uneven = new SoldLine(2, 1, 1, 0); // 1 for two: 0 and 1

    long asked = uneven.refundable(0, 0, 1);
    long settled = uneven.refundable(1, asked, 1);
    long afterTheAskedOneWasDeclined = uneven.refundable(1, settled, 1);

    assertThat(settled + afterTheAskedOneWasDeclined).isEqualTo(uneven.paid());
    assertThat(line.refundable(0, 0, 3)).isEqualTo(201);
  }

  private static void undoEverything(
      Random random, List<SoldLine> lines, List<TenderBalance> tenders, String seed) {
    int[] undone = new int[lines.size()];
    long[] owed = new long[lines.size()];
    while (IntStream.range(0, undone.length).anyMatch(i -> undone[i] < lines.get(i).ordered())) {
      int i = random.nextInt(undone.length);
      int left = lines.get(i).ordered() - undone[i];
      if (left == 0) {
        continue;
      }
      int quantity = 1 + random.nextInt(left);
      long amount = lines.get(i).refundable(undone[i], owed[i], quantity);
      assertThat(amount).as(seed).isNotNegative();
      BackToTenders.split(amount, tenders).forEach(part -> giveBack(tenders, part));
      undone[i] += quantity;
      owed[i] += amount;
    }
  }

  private static void giveBack(List<TenderBalance> tenders, RefundPart part) {
    tenders.replaceAll(
        tender ->
            tender.id().equals(part.tenderId())
                ? new TenderBalance(
                    tender.id(),
                    tender.storeCredit(),
                    tender.capturedAs(),
                    tender.captured(),
                    tender.refunded() + part.amount())
                : tender);
  }

  private static List<SoldLine> randomLines(Random random) {
    int count = 1 + random.nextInt(5);
    int[] quantities = random.ints(count, 1, 8).toArray();
    long[] prices = random.longs(count, 1, 20_000).toArray();
    long[] totals = IntStream.range(0, count).mapToLong(i -> prices[i] * quantities[i]).toArray();
    long goods = IntStream.range(0, count).mapToLong(i -> totals[i]).sum();
    long[] discounts = Allocation.byLargestRemainder(random.nextLong(goods / 2 + 1), totals);
    long[] taxes = Allocation.byLargestRemainder(random.nextLong(goods / 4 + 1), totals);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new SoldLine(quantities[i], prices[i], Math.min(discounts[i], totals[i]), taxes[i]))
        .toList();
  }

  private static List<TenderBalance> randomTenders(Random random, long paid) {
    long[] weights = random.longs(1 + random.nextInt(3), 1, 10).toArray();
    long[] amounts = Allocation.byLargestRemainder(paid, weights);
    List<TenderBalance> tenders = new ArrayList<>();
    for (int i = 0; i < amounts.length; i++) {
      tenders.add(new TenderBalance(new UUID(0, i), random.nextBoolean(), i, amounts[i], 0));
    }
    return tenders;
  }
}
