package dev.unbuy.checkout;

import dev.unbuy.accounts.ShopOwners;
import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Offer;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody means to buy. */
@Component
public class Cart {

  private static final String ADD =
      """
      INSERT INTO checkout.cart_lines AS c (id, account_id, variant_id, quantity, added_at, price)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (account_id, variant_id) DO UPDATE
        SET quantity = least(999, c.quantity + excluded.quantity), price = excluded.price\
      """;
  private static final String SAVE =
      """
      WITH gone AS (
        DELETE FROM checkout.cart_lines WHERE id = ? AND account_id = ?
        RETURNING variant_id, quantity)
      INSERT INTO checkout.saved_items (id, account_id, variant_id, quantity, saved_at)
      SELECT ?, ?, variant_id, quantity, ? FROM gone
      ON CONFLICT (account_id, variant_id) DO UPDATE SET saved_at = excluded.saved_at\
      """;
  private static final String UNSAVE =
      """
      WITH gone AS (
        DELETE FROM checkout.saved_items WHERE id = ? AND account_id = ?
        RETURNING variant_id, quantity)
      INSERT INTO checkout.cart_lines AS c (id, account_id, variant_id, quantity, added_at)
      SELECT ?, ?, variant_id, quantity, ? FROM gone
      ON CONFLICT (account_id, variant_id) DO UPDATE SET quantity = c.quantity\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  Cart(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The lines with what is offered now, in the order in which they were added. */
  public List<CartLine> lines(UUID accountId) {
    return priced(rows(accountId));
  }

  /** What was saved for later, the latest first. */
  public List<CartLine> saved(UUID accountId) {
    return priced(
        Query.of(
            """
            SELECT id, variant_id, quantity, NULL::bigint FROM checkout.saved_items WHERE account_id = ?
            ORDER BY saved_at DESC, id\
            """,
            Cart::row,
            accountId));
  }

  /**
   * Puts units into the cart; more of the same add up.
   *
   * @throws InvalidInput when the quantity is not 1 to 999, there is no such variant, or the
   *     account's own shop sells it: a shop would buy its own standing
   */
  public void add(UUID accountId, UUID variantId, int quantity) {
    requireQuantity(quantity);
    transactions.execute(
        work -> {
          var offers = work.ask(Offers.of(List.of(variantId)));
          var ownShop = work.ask(ShopOwners.shopOf(accountId));
          Offer offer =
              offers
                  .first()
                  .filter(Offer::active)
                  .orElseThrow(() -> new InvalidInput("variantId", "is not offered"));
          if (ownShop.first().filter(offer.shopId()::equals).isPresent()) {
            throw new InvalidInput("variantId", "is sold by your own shop");
          }
          work.plan(
              Write.expecting(
                  1,
                  ADD,
                  Ids.next(),
                  accountId,
                  variantId,
                  quantity,
                  clock.instant(),
                  offer.price()));
        });
  }

  /**
   * Sets a line's quantity.
   *
   * @throws NotFound when there is no such line in this cart
   */
  public void change(UUID accountId, UUID lineId, int quantity) {
    requireQuantity(quantity);
    one(
        "UPDATE checkout.cart_lines SET quantity = ? WHERE id = ? AND account_id = ? RETURNING id",
        quantity,
        lineId,
        accountId);
  }

  /**
   * Takes a line out.
   *
   * @throws NotFound when there is no such line in this cart
   */
  public void remove(UUID accountId, UUID lineId) {
    one(
        "DELETE FROM checkout.cart_lines WHERE id = ? AND account_id = ? RETURNING id",
        lineId,
        accountId);
  }

  /**
   * Moves a line to what is saved for later.
   *
   * @throws NotFound when there is no such line in this cart
   */
  public void saveForLater(UUID accountId, UUID lineId) {
    one(SAVE + " RETURNING id", lineId, accountId, Ids.next(), accountId, clock.instant());
  }

  /**
   * Moves a saved item back into the cart.
   *
   * @throws NotFound when there is no such item
   */
  public void moveToCart(UUID accountId, UUID savedId) {
    one(UNSAVE + " RETURNING id", savedId, accountId, Ids.next(), accountId, clock.instant());
  }

  static Query<Row> rows(UUID accountId) {
    return Query.of(
        """
        SELECT id, variant_id, quantity, price FROM checkout.cart_lines WHERE account_id = ?
        ORDER BY added_at, id\
        """,
        Cart::row,
        accountId);
  }

  static Write cleared(UUID accountId, List<UUID> variants) {
    return Write.any(
        "DELETE FROM checkout.cart_lines WHERE account_id = ? AND variant_id = ANY (?)",
        accountId,
        variants.toArray(UUID[]::new));
  }

  private List<CartLine> priced(Query<Row> query) {
    return transactions.read(
        work -> {
          List<Row> rows = work.ask(query).rows();
          List<UUID> variants = rows.stream().map(Row::variantId).toList();
          var offered = work.ask(Offers.of(variants));
          var stock = work.ask(Stock.shown(variants));
          Map<UUID, Offer> offers =
              offered.rows().stream()
                  .collect(Collectors.toMap(Offer::variantId, Function.identity()));
          Map<UUID, Integer> available =
              stock.rows().stream().collect(Collectors.toMap(Units::variantId, Units::quantity));
          return rows.stream()
              .filter(row -> offers.containsKey(row.variantId()))
              .map(
                  row ->
                      new CartLine(
                          row.id(),
                          row.quantity(),
                          offer(offers, row),
                          row.price(),
                          available.getOrDefault(row.variantId(), 0)))
              .toList();
        });
  }

  private static Offer offer(Map<UUID, Offer> offers, Row row) {
    return java.util.Objects.requireNonNull(offers.get(row.variantId()));
  }

  private void one(String sql, Object... parameters) {
    transactions.execute(
        work -> {
          var _ =
              work.ask(new Query<>(sql, row -> row.getObject(1, UUID.class), List.of(parameters)))
                  .first()
                  .orElseThrow(() -> new NotFound("cart line"));
        });
  }

  private static void requireQuantity(int quantity) {
    if (quantity < 1 || quantity > 999) {
      throw new InvalidInput("quantity", "must be 1 to 999");
    }
  }

  private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Row(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getInt(3),
        row.getObject(4, Long.class));
  }

  record Row(UUID id, UUID variantId, int quantity, @Nullable Long price) {}

  /**
   * So many units of what is offered.
   *
   * @param priceWhenAdded of one unit, minor units; null where it is not known
   * @param available units that can still be promised
   */
  public record CartLine(
      UUID id, int quantity, Offer offer, @Nullable Long priceWhenAdded, int available) {

    /** Whether it can be bought as it stands. */
    public boolean canBeBought() {
      return offer.active() && available >= quantity;
    }

    /** Whether it costs something else than when it was put in. */
    public boolean priceChanged() {
      return priceWhenAdded != null && priceWhenAdded != offer.price();
    }

    /** What all its units cost now. */
    public Money price() {
      return new Money(offer.price(), offer.currency()).times(quantity);
    }
  }
}
