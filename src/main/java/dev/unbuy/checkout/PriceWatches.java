package dev.unbuy.checkout;

import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Offer;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prices that people wait for: set, changed, stopped and listed. */
@Component
public class PriceWatches {

  private static final String COLUMNS =
      "SELECT listing_id, below, price, currency, created_at FROM checkout.price_watches";
  private static final String WATCH =
      """
      INSERT INTO checkout.price_watches (account_id, listing_id, below, price, currency, created_at)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (account_id, listing_id) DO UPDATE
      SET below = excluded.below, price = excluded.price\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  PriceWatches(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Watches what the cheapest variant of a listing costs, from what it costs now on; a watch that
   * is there gets the new target.
   *
   * @param below the price at which to tell; null for any drop
   * @throws NotFound when there is no such listing, or nothing of it is sold any more
   * @throws InvalidInput on {@code below} when it is in another currency, or not below the price
   */
  public PriceWatch watch(UUID accountId, UUID listingId, @Nullable Money below) {
    return transactions.run(
        work -> {
          Offer cheapest =
              work.ask(Offers.ofListings(List.of(listingId))).rows().stream()
                  .filter(Offer::active)
                  .min(Comparator.comparingLong(Offer::price))
                  .orElseThrow(() -> new NotFound("listing"));
          Money now = new Money(cheapest.price(), cheapest.currency());
          PriceWatch watch = new PriceWatch(listingId, valid(below, now), now, clock.instant());
          work.plan(
              Write.expecting(
                  1,
                  WATCH,
                  accountId,
                  listingId,
                  below == null ? null : below.minor(),
                  now.minor(),
                  now.currency(),
                  watch.since()));
          return watch;
        });
  }

  private static @Nullable Money valid(@Nullable Money below, Money now) {
    if (below == null) {
      return null;
    }
    if (!below.currency().equals(now.currency())) {
      throw new InvalidInput("below.currency", "must be " + now.currency());
    }
    if (below.minor() < 1 || below.minor() >= now.minor()) {
      throw new InvalidInput("below.amount", "must be more than zero and below the price now");
    }
    return below;
  }

  /** Stops watching; nothing happens where nothing was watched. */
  public void stop(UUID accountId, UUID listingId) {
    transactions.execute(
        work ->
            work.plan(
                Write.any(
                    "DELETE FROM checkout.price_watches WHERE account_id = ? AND listing_id = ?",
                    accountId,
                    listingId)));
  }

  /** Somebody's watch of a listing. */
  public Optional<PriceWatch> find(UUID accountId, UUID listingId) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        COLUMNS + " WHERE account_id = ? AND listing_id = ?",
                        PriceWatches::read,
                        accountId,
                        listingId))
                .first());
  }

  /**
   * Somebody's watches with what the listings offer now, the latest first.
   *
   * @throws InvalidInput when the cursor is not one of this list
   */
  public Page<Watched> of(UUID accountId, @Nullable String cursor, int limit) {
    String sql = COLUMNS + " WHERE account_id = ?";
    List<Object> parameters = new ArrayList<>(List.of(accountId));
    if (cursor != null) {
      sql += " AND (created_at, listing_id) < (?::timestamptz, ?::uuid)";
      parameters.addAll(Cursor.place(cursor));
    }
    parameters.add(limit + 1);
    Query<PriceWatch> query =
        new Query<>(
            sql + " ORDER BY created_at DESC, listing_id DESC LIMIT ?",
            PriceWatches::read,
            parameters);
    return transactions.read(
        work -> {
          Page<PriceWatch> page =
              Page.cut(
                  work.ask(query).rows(),
                  limit,
                  watch -> Cursor.of(watch.since(), watch.listingId()));
          List<Offer> offers =
              work.ask(Offers.ofListings(page.items().stream().map(PriceWatch::listingId).toList()))
                  .rows();
          return page.map(watch -> Watched.of(watch, offers));
        });
  }

  private static PriceWatch read(ResultSet row) throws SQLException {
    Long below = row.getObject(2, Long.class);
    String currency = row.getString(4);
    return new PriceWatch(
        row.getObject(1, UUID.class),
        below == null ? null : new Money(below, currency),
        new Money(row.getLong(3), currency),
        row.getObject(5, OffsetDateTime.class).toInstant());
  }

  /**
   * A watch with what is watched.
   *
   * @param cheapest the cheapest variant that is sold now, or null when none is
   */
  public record Watched(PriceWatch watch, @Nullable Offer cheapest) {

    static Watched of(PriceWatch watch, List<Offer> offers) {
      return new Watched(
          watch,
          offers.stream()
              .filter(offer -> offer.listingId().equals(watch.listingId()) && offer.active())
              .min(Comparator.comparingLong(Offer::price))
              .orElse(null));
    }
  }
}
