package dev.unbuy.catalog;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says which item a variant is, by its number: buyers can then find the same item at other sellers.
 */
@Component
public class NumberItem {

  private final Transactions transactions;

  NumberItem(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Says it.
   *
   * @param gtin null for an item that has none
   * @throws NotFound when it is not a variant of this seller's shop
   */
  public void number(Actor.Seller seller, UUID variantId, @Nullable Gtin gtin) {
    transactions.execute(
        work -> {
          var _ =
              work.ask(
                      Query.of(
                          "SELECT id FROM catalog.variants WHERE id = ? AND shop_id = ? FOR UPDATE",
                          row -> row.getObject(1, UUID.class),
                          variantId,
                          seller.shopId()))
                  .first()
                  .orElseThrow(() -> new NotFound("variant"));
          work.plan(
              Write.expecting(
                  1,
                  "UPDATE catalog.variants SET gtin = ? WHERE id = ?",
                  gtin == null ? null : gtin.digits(),
                  variantId));
        });
  }
}
