package dev.unbuy.policies;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.platform.Transactions;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sets a shop's own terms. They can only be kinder to buyers than the marketplace's. */
@Component
public class SetSellerTerms {

  private static final int LONGEST_RETURN = 365;

  private final Transactions transactions;
  private final InstantSource clock;

  SetSellerTerms(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The terms that hold now. */
  public SellerTerms of(Actor.Seller seller) {
    return transactions
        .run(work -> work.ask(SellerTerms.of(List.of(seller.shopId()))).first())
        .orElse(SellerTerms.unset(seller.shopId()));
  }

  /**
   * Sets them, for orders placed from now on; those placed before keep what was promised.
   *
   * @param acceptsAutomatically whether cancellations before packing settle without being asked
   * @param returnDays from {@value SellerTerms#RETURN_DAYS}, the marketplace's own, to 365
   * @param paysReturns whether the shop pays for sending goods back after a withdrawal
   * @throws InvalidInput when they are less kind than the marketplace's
   */
  public SellerTerms set(
      Actor.Seller seller, boolean acceptsAutomatically, int returnDays, boolean paysReturns) {
    if (returnDays < SellerTerms.RETURN_DAYS || returnDays > LONGEST_RETURN) {
      throw new InvalidInput(
          "returnDays", "must be %d to %d".formatted(SellerTerms.RETURN_DAYS, LONGEST_RETURN));
    }
    SellerTerms terms =
        new SellerTerms(seller.shopId(), acceptsAutomatically, returnDays, paysReturns);
    transactions.execute(work -> work.plan(terms.kept(clock.instant())));
    return terms;
  }
}
