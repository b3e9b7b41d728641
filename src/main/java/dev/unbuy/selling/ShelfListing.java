package dev.unbuy.selling;

import dev.unbuy.catalog.ShopListing;
import dev.unbuy.inventory.StockLevel;
import java.util.Map;
import java.util.UUID;

/** A listing with how much there is of each of its variants. */
public record ShelfListing(ShopListing listing, Map<UUID, StockLevel> levels) {

  /** Copies the levels. */
  public ShelfListing {
    levels = Map.copyOf(levels);
  }

  /** How much there is of one of its variants. */
  public StockLevel level(UUID variantId) {
    return levels.getOrDefault(variantId, StockLevel.none(variantId));
  }

  /** Units that can still be promised, of all variants. */
  public int free() {
    return levels.values().stream().mapToInt(StockLevel::free).sum();
  }
}
