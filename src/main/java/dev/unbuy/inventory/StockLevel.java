package dev.unbuy.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * How much there is of a variant.
 *
 * @param onHand units on the shelf
 * @param reserved units of them that are promised to buyers
 */
public record StockLevel(UUID variantId, int onHand, int reserved) {

  /** Nothing of a variant. */
  public static StockLevel none(UUID variantId) {
    return new StockLevel(variantId, 0, 0);
  }

  /** Units that can still be promised. */
  public int free() {
    return onHand - reserved;
  }

  static StockLevel read(ResultSet row) throws SQLException {
    return new StockLevel(row.getObject(1, UUID.class), row.getInt(2), row.getInt(3));
  }
}
