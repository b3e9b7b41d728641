package dev.unbuy.resale;

import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what was offered of orders, and keeps it. */
@Component
public class Resales {

  private static final String COLUMNS =
      """
      SELECT id, order_id, line_id, buyer_id, shop_id, listing_id, variant_id, title, quantity,
        taken_back, price, currency, offered_at
      FROM resale.resales\
      """;

  private final Transactions transactions;

  Resales(Transactions transactions) {
    this.transactions = transactions;
  }

  /** What was offered of an order, oldest first, with what nobody has bought of it. */
  public List<Resale> ofOrder(UUID orderId) {
    return transactions.read(work -> ofOrder(work, orderId).get());
  }

  /**
   * The same, asked for together with whatever else is; what nobody has bought is looked up only
   * where something was offered.
   */
  public static Supplier<List<Resale>> ofOrder(UnitOfWork work, UUID orderId) {
    Answer<Resale> offered =
        work.ask(Query.of(COLUMNS + " WHERE order_id = ? ORDER BY id", Resales::row, orderId));
    return () -> offered.rows().isEmpty() ? List.of() : withFree(work, offered.rows());
  }

  private static List<Resale> withFree(UnitOfWork work, List<Resale> all) {
    Map<UUID, Integer> free =
        work.ask(Stock.shown(all.stream().map(Resale::variantId).toList())).rows().stream()
            .collect(Collectors.toMap(Units::variantId, Units::quantity));
    return all.stream().map(one -> one.withFree(free.getOrDefault(one.variantId(), 0))).toList();
  }

  static Query<Resale> byId(UUID id) {
    return Query.of(COLUMNS + " WHERE id = ?", Resales::row, id);
  }

  static Write insert(Resale one) {
    return Write.expecting(
        1,
        """
        INSERT INTO resale.resales (id, order_id, line_id, buyer_id, shop_id, listing_id,
          variant_id, title, quantity, price, currency, offered_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        one.id(),
        one.orderId(),
        one.lineId(),
        one.buyerId(),
        one.shopId(),
        one.listingId(),
        one.variantId(),
        one.title(),
        one.quantity(),
        one.price().minor(),
        one.price().currency(),
        one.offeredAt());
  }

  static Write takenBack(UUID id, int units) {
    return Write.expecting(
        1, "UPDATE resale.resales SET taken_back = taken_back + ? WHERE id = ?", units, id);
  }

  private static Resale row(ResultSet row) throws SQLException {
    return new Resale(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        row.getObject(5, UUID.class),
        row.getObject(6, UUID.class),
        row.getObject(7, UUID.class),
        row.getString(8),
        row.getInt(9),
        row.getInt(10),
        new Money(row.getLong(11), row.getString(12)),
        row.getObject(13, OffsetDateTime.class).toInstant(),
        0);
  }
}
