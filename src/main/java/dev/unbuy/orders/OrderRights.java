package dev.unbuy.orders;

import dev.unbuy.policies.PolicyPack;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.policies.ReturnPayer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an order remembers of the rights that judge it for good.
 *
 * @param pack the code of the pack of the place where it goes, such as EU
 * @param version of the pack, as it was in force when the order was placed
 * @param toldAt when the buyer was told of a right to withdraw, or null while that has not happened
 * @param returnPaidBy who pays for sending goods back after a withdrawal
 * @param delayToldAt since when a delay that the seller told waits for the buyer's word, or null
 */
public record OrderRights(
    String pack,
    int version,
    @Nullable Instant toldAt,
    ReturnPayer returnPaidBy,
    @Nullable Instant delayToldAt) {

  /**
   * Those of an order that is placed now; the buyer was told before.
   *
   * @param sellerPaysReturn the seller's own, kinder term
   */
  public static OrderRights of(PolicyPack pack, boolean sellerPaysReturn, Instant now) {
    return new OrderRights(
        pack.code(), pack.version(), now, pack.returnPaidBy(sellerPaysReturn), null);
  }

  /** The very version of the pack that judges the order. */
  public PolicyPack packOf(PolicyPacks packs) {
    return packs.of(pack, version);
  }
}
