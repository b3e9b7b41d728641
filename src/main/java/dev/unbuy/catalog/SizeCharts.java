package dev.unbuy.catalog;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and sets the size charts of listings. */
@Component
public class SizeCharts {

  private final Transactions transactions;
  private final InstantSource clock;

  SizeCharts(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The chart of a listing, where it has one. */
  public static Query<SizeChart> of(UUID listingId) {
    return Query.of(
        "SELECT chart FROM catalog.size_charts WHERE listing_id = ?",
        row -> SizeChart.read(row.getString(1)),
        listingId);
  }

  /** The same in a transaction of its own. */
  public Optional<SizeChart> get(UUID listingId) {
    return transactions.read(work -> work.ask(of(listingId)).first());
  }

  /**
   * Sets the chart of a seller's listing, or takes it off.
   *
   * @param typed as {@link SizeChart#read} reads it; blank or null for none
   * @throws NotFound when it is not a listing of this seller's shop
   * @throws InvalidInput when it is no chart
   */
  public Optional<SizeChart> set(Actor.Seller seller, UUID listingId, @Nullable String typed) {
    Optional<SizeChart> chart =
        typed == null || typed.isBlank() ? Optional.empty() : Optional.of(SizeChart.read(typed));
    return transactions.run(
        work -> {
          var _ =
              work.ask(
                      Query.of(
                          "SELECT id FROM catalog.listings WHERE id = ? AND shop_id = ?",
                          row -> row.getObject(1, UUID.class),
                          listingId,
                          seller.shopId()))
                  .first()
                  .orElseThrow(() -> new NotFound("listing"));
          work.plan(
              chart
                  .map(one -> kept(seller, listingId, one))
                  .orElseGet(
                      () ->
                          Write.any(
                              "DELETE FROM catalog.size_charts WHERE listing_id = ?", listingId)));
          return chart;
        });
  }

  private Write kept(Actor.Seller seller, UUID listingId, SizeChart chart) {
    return Write.expecting(
        1,
        """
        INSERT INTO catalog.size_charts (listing_id, shop_id, chart, changed_at)
        VALUES (?, ?, ?, ?)
        ON CONFLICT (listing_id) DO UPDATE SET chart = excluded.chart,
          changed_at = excluded.changed_at\
        """,
        listingId,
        seller.shopId(),
        chart.typed(),
        clock.instant());
  }
}
