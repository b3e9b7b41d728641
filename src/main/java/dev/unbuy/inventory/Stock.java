package dev.unbuy.inventory;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Moves stock: every movement changes the variant's row and leaves its trace in one statement. */
public final class Stock {

  private static final String AVAILABLE =
      """
      SELECT variant_id, on_hand - reserved FROM inventory.stock WHERE variant_id = ANY (?)
      ORDER BY variant_id FOR UPDATE\
      """;
  private static final String MOVE =
      """
      WITH wanted AS (
        SELECT * FROM unnest(?::uuid[], ?::int[]) AS w (variant_id, quantity)),
      locked AS (
        SELECT s.variant_id FROM inventory.stock s
        WHERE s.variant_id IN (SELECT variant_id FROM wanted) ORDER BY s.variant_id FOR UPDATE),
      moved AS (
        UPDATE inventory.stock s SET %s
        FROM wanted w JOIN locked USING (variant_id)
        WHERE s.variant_id = w.variant_id RETURNING w.variant_id, w.quantity)
      INSERT INTO inventory.movements (cause, variant_id, kind, quantity, at)
      SELECT ?, variant_id, '%s', quantity, ? FROM moved\
      """;
  private static final String RESERVE =
      MOVE.formatted("reserved = s.reserved + w.quantity", "RESERVED");
  private static final String RELEASE =
      MOVE.formatted("reserved = s.reserved - w.quantity", "RELEASED");
  private static final String SHIP =
      MOVE.formatted(
          "reserved = s.reserved - w.quantity, on_hand = s.on_hand - w.quantity", "SHIPPED");
  private static final String CORRECT =
      MOVE.formatted("on_hand = s.on_hand + w.quantity", "CORRECTED");
  private static final String RECEIVE =
      """
      WITH received AS (
        INSERT INTO inventory.stock AS s (variant_id, on_hand) VALUES (?, ?)
        ON CONFLICT (variant_id) DO UPDATE SET on_hand = s.on_hand + excluded.on_hand
        RETURNING variant_id)
      INSERT INTO inventory.movements (cause, variant_id, kind, quantity, at)
      SELECT ?, variant_id, 'RECEIVED', ?, ? FROM received\
      """;

  private static final String COUNT =
      """
      WITH counted AS (
        INSERT INTO inventory.stock AS s (variant_id, on_hand) VALUES (?, ?)
        ON CONFLICT (variant_id) DO UPDATE SET on_hand = excluded.on_hand
        WHERE s.on_hand = ? AND s.reserved <= excluded.on_hand RETURNING variant_id)
      INSERT INTO inventory.movements (cause, variant_id, kind, quantity, at)
      SELECT ?, variant_id, 'CORRECTED', ?, ? FROM counted\
      """;
  private static final String EMPTY =
      """
      WITH locked AS (
        SELECT variant_id, on_hand - reserved AS free FROM inventory.stock
        WHERE variant_id = ANY (?) ORDER BY variant_id FOR UPDATE),
      emptied AS (
        UPDATE inventory.stock s SET on_hand = s.reserved
        FROM locked l WHERE s.variant_id = l.variant_id AND l.free > 0
        RETURNING s.variant_id, l.free)
      INSERT INTO inventory.movements (cause, variant_id, kind, quantity, at)
      SELECT ?, variant_id, 'CORRECTED', -free, ? FROM emptied\
      """;
  private static final String LEVEL =
      "SELECT variant_id, on_hand, reserved FROM inventory.stock WHERE variant_id";

  private Stock() {}

  /** What can still be promised of these variants; their rows stay locked, in the order of ids. */
  public static Query<Units> available(Collection<UUID> variants) {
    return Query.of(
        AVAILABLE,
        row -> new Units(row.getObject(1, UUID.class), row.getInt(2)),
        (Object) variants.toArray(UUID[]::new));
  }

  /** What can still be promised of these variants, without a lock: for showing. */
  public static Query<Units> shown(Collection<UUID> variants) {
    return Query.of(
        "SELECT variant_id, on_hand - reserved FROM inventory.stock WHERE variant_id = ANY (?)",
        row -> new Units(row.getObject(1, UUID.class), row.getInt(2)),
        (Object) variants.toArray(UUID[]::new));
  }

  /** How much there is of these variants, without a lock: for showing. */
  public static Query<StockLevel> levels(Collection<UUID> variants) {
    return Query.of(LEVEL + " = ANY (?)", StockLevel::read, (Object) variants.toArray(UUID[]::new));
  }

  /** How much there is of a variant; its row stays locked. No row where nothing ever was. */
  public static Query<StockLevel> locked(UUID variant) {
    return Query.of(LEVEL + " = ? FOR UPDATE", StockLevel::read, variant);
  }

  /** How many units of a variant have ever left the house in parcels. */
  public static Query<Integer> everShipped(UUID variant) {
    return Query.of(
        """
        SELECT coalesce(sum(quantity), 0)::int FROM inventory.movements
        WHERE variant_id = ? AND kind = 'SHIPPED'\
        """,
        row -> row.getInt(1),
        variant);
  }

  /** Promises units to a purchase; refused by the database when there are not so many. */
  public static Write reserve(UUID cause, List<Units> units, Instant at) {
    return move(RESERVE, cause, units, at);
  }

  /** Gives promised units back, because of a cancellation. */
  public static Write release(UUID cause, List<Units> units, Instant at) {
    return move(RELEASE, cause, units, at);
  }

  /** Takes promised units out of the house, in a parcel. */
  public static Write ship(UUID cause, List<Units> units, Instant at) {
    return move(SHIP, cause, units, at);
  }

  /** Puts new units on the shelf. */
  public static Write receive(UUID cause, Units units, Instant at) {
    return Write.expecting(
        1, RECEIVE, units.variantId(), units.quantity(), cause, units.quantity(), at);
  }

  /**
   * Corrects what is on the shelf to what was counted; stale when it moved since the level was
   * read, or when more is promised than was counted.
   */
  public static Write counted(UUID cause, StockLevel before, int onHand, Instant at) {
    return Write.expecting(
        1, COUNT, before.variantId(), onHand, before.onHand(), cause, onHand - before.onHand(), at);
  }

  /**
   * There is none of these variants after all: what is not promised to anybody is no more. What is
   * promised stays promised, for whoever made the promise to see to.
   */
  public static Write emptied(UUID cause, Collection<UUID> variants, Instant at) {
    return Write.any(EMPTY, variants.toArray(UUID[]::new), cause, at);
  }

  /**
   * Units that are not promised are not on the shelf, or are again, because of what became of a
   * parcel.
   *
   * @param units with quantities below zero where they are gone
   */
  public static Write corrected(UUID cause, List<Units> units, Instant at) {
    return move(CORRECT, cause, units, at);
  }

  private static Write move(String sql, UUID cause, List<Units> units, Instant at) {
    Map<UUID, Integer> byVariant = new TreeMap<>();
    units.forEach(unit -> byVariant.merge(unit.variantId(), unit.quantity(), Integer::sum));
    return Write.expecting(
        byVariant.size(),
        sql,
        byVariant.keySet().toArray(UUID[]::new),
        byVariant.values().toArray(Integer[]::new),
        cause,
        at);
  }
}
