package dev.unbuy.imports.olist;

import dev.unbuy.imports.past.SourceIds;
import java.time.Instant;
import java.util.UUID;

/** The identifiers of Olist's things. */
final class OlistIds {

  static final String SOURCE = "olist";

  /** The seller of what no item is recorded of. */
  static final String UNKNOWN = "unknown";

  private final SourceIds ids = new SourceIds(SOURCE);

  UUID buyer(String person) {
    return ids.of("buyer", person);
  }

  UUID seller(String seller) {
    return ids.of("seller", seller);
  }

  UUID shop(String seller) {
    return ids.of("shop", seller);
  }

  UUID listing(String seller, String product) {
    return ids.of("listing", seller, product);
  }

  UUID variant(String seller, String product) {
    return ids.of("variant", seller, product);
  }

  UUID purchase(String order, Instant bought) {
    return ids.at(bought, "purchase", order);
  }

  UUID order(String order, String seller, Instant bought) {
    return ids.at(bought, "order", order, seller);
  }

  UUID tender(String order, int sequence, Instant bought) {
    return ids.at(bought, "tender", order, String.valueOf(sequence));
  }

  UUID part(UUID whole, String kind, int number) {
    return ids.part(whole, kind, number);
  }
}
