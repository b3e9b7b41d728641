package dev.unbuy.checkout;

import dev.unbuy.checkout.Doubt.Bought;
import dev.unbuy.checkout.Doubting.Place;
import dev.unbuy.kernel.Address;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a buyer may not mean: looked for in the last orders, whose number is bounded. What was
 * canceled whole was not bought.
 */
@Component
public class Doubts {

  private static final int ORDERS = 200;
  private static final String BOUGHT =
      """
      SELECT o.id, o.number, l.listing_id, l.variant_id, l.variant, o.placed_at
      FROM (SELECT id, number, placed_at FROM orders.orders
            WHERE buyer_id = ? AND status <> 'CANCELED'
            ORDER BY placed_at DESC LIMIT ?) o
        JOIN orders.order_lines l ON l.order_id = o.id
      WHERE l.listing_id = ANY (?) AND l.canceled < l.ordered
      ORDER BY o.placed_at DESC, l.position LIMIT 100\
      """;
  private static final String SENT_TO =
      """
      SELECT DISTINCT ship_to ->> 'country', ship_to ->> 'postalCode'
      FROM (SELECT ship_to FROM orders.orders WHERE buyer_id = ?
            ORDER BY placed_at DESC LIMIT ?) o\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  Doubts(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What to point out about a purchase; in one round trip. */
  public List<Doubt> of(UUID buyerId, Quote quote, Address to) {
    List<OrderLine> lines =
        quote.orders().stream().flatMap(draft -> draft.lines().stream()).toList();
    Set<UUID> listings = Set.copyOf(lines.stream().map(OrderLine::listingId).distinct().toList());
    Instant now = clock.instant();
    return transactions.read(
        work -> {
          var bought = work.ask(bought(buyerId, listings));
          var sentTo =
              work.ask(
                  Query.of(SENT_TO, row -> Place.of(text(row, 1), text(row, 2)), buyerId, ORDERS));
          return Doubting.of(lines, to, bought.rows(), sentTo.rows(), now);
        });
  }

  /** What the buyer bought of a listing the last time. */
  public Optional<Bought> lastBought(UUID buyerId, UUID listingId) {
    return transactions.read(work -> work.ask(bought(buyerId, Set.of(listingId))).first());
  }

  private static Query<Bought> bought(UUID buyerId, Collection<UUID> listings) {
    return Query.of(
        BOUGHT,
        row ->
            new Bought(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant()),
        buyerId,
        ORDERS,
        listings.toArray(UUID[]::new));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }
}
