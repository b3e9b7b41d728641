package dev.unbuy.web;

import dev.unbuy.orders.OrderRights;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.policies.WithdrawalRight;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in a sentence each until when canceling and returning are possible, and at what cost. */
@Component
public class Terms {

  private final Policies policies;
  private final PolicyPacks packs;
  private final Texts texts;

  Terms(Policies policies, PolicyPacks packs, Texts texts) {
    this.policies = policies;
    this.packs = packs;
    this.texts = texts;
  }

  /**
   * Until when it can be canceled.
   *
   * @param rights at the delivery address
   * @param acceptsAutomatically the seller's own term
   * @param excepted whether an exception from the statutory right holds for all of it
   */
  public String canceling(OrderRights rights, boolean acceptsAutomatically, boolean excepted) {
    PolicyNumbers numbers = policies.current();
    if (!excepted && rightOf(rights) != null) {
      return texts.of("terms.cancel.right");
    }
    return acceptsAutomatically
        ? texts.of("terms.cancel.accepts")
        : texts.of(
            "terms.cancel.asks",
            numbers.gracePeriod().toMinutes(),
            numbers.sellerAnswersWithin().toHours());
  }

  /**
   * Until when it can go back.
   *
   * @param excepted whether an exception from the statutory right holds for all of it
   */
  public String returning(OrderRights rights, int returnDays, boolean excepted) {
    WithdrawalRight right = excepted ? null : rightOf(rights);
    return right == null
        ? texts.of("terms.return", returnDays)
        : texts.of("terms.return.right." + rights.returnPaidBy(), returnDays, right.days());
  }

  private @Nullable WithdrawalRight rightOf(OrderRights rights) {
    return rights.packOf(packs).withdrawal();
  }
}
