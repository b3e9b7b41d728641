package dev.unbuy.imports.tau2;

import dev.unbuy.imports.files.Note;
import dev.unbuy.imports.files.Why;
import dev.unbuy.imports.past.PastPurchase;
import dev.unbuy.imports.past.SourceIds;
import dev.unbuy.imports.tau2.Tau2File.Entry;
import dev.unbuy.imports.tau2.Tau2Values.Unreadable;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes a past purchase of an order as the file has it; a pure function. */
final class Tau2Retelling {

  private final SourceIds ids;
  private final Instant now;

  Tau2Retelling(SourceIds ids, Instant now) {
    this.ids = ids;
    this.now = now;
  }

  UUID purchase(String order) {
    return purchase(ids, order);
  }

  static UUID purchase(SourceIds ids, String order) {
    return ids.of("purchase", order);
  }

  UUID buyer(String user) {
    return ids.of("buyer", user);
  }

  /**
   * Tells it.
   *
   * @param buyers the names of those who are here
   */
  Told tell(Entry order, Map<UUID, String> buyers) {
    UUID buyer = buyer(order.value().path("user_id").asString(""));
    String name = buyers.get(buyer);
    if (name == null) {
      return new Told.Not(Why.NO_SUCH_CUSTOMER);
    }
    if (!Tau2Order.isKnown(order.value().path("status").asString(""))) {
      return new Told.Not(Why.UNKNOWN_STATUS);
    }
    try {
      return new Tau2Order(ids, now, order, buyer, name).tell();
    } catch (Unreadable missing) {
      return new Told.Not(Why.UNREADABLE);
    }
  }

  /** What came of an order. */
  sealed interface Told {

    /** A purchase, and what was strange about it. */
    record Purchase(PastPurchase purchase, Set<Note> notes) implements Told {
      public Purchase {
        notes = Set.copyOf(notes);
      }
    }

    /** Nothing. */
    record Not(Why why) implements Told {}
  }
}
