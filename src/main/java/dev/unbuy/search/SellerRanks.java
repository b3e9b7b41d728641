package dev.unbuy.search;

import dev.unbuy.platform.Projection;
import dev.unbuy.platform.Write;
import dev.unbuy.standing.ConsequenceChanged;
import dev.unbuy.standing.ConsequenceChanged.Step;
import dev.unbuy.standing.ShopScored;
import dev.unbuy.standing.ShopsScored;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Ranks listings by the scores of their shops. What a shop's score is now is looked up when its
 * event arrives, so that late or doubled ones do no harm.
 */
@Configuration(proxyBeanMethods = false)
class SellerRanks {

  /** The rank of each shop; one of which nothing is known ranks as the mean. */
  static final String RANKS =
      """
      SELECT sh.id AS shop_id, coalesce(s.quality, m.quality, 1) * sh.search_factor AS quality, s.rating,
        coalesce(s.ratings, 0) AS ratings,
        coalesce(s.cancellation_rate, m.cancellation_rate, 0) AS cancellation_rate
      FROM catalog.shops sh LEFT JOIN standing.shops s ON s.shop_id = sh.id
        LEFT JOIN (SELECT quality, cancellation_rate FROM standing.marketplace_days
                   ORDER BY day DESC LIMIT 1) m ON true\
      """;

  private static final String RANK =
      """
      UPDATE search.listings l SET quality = r.quality, rating = r.rating, ratings = r.ratings,
        cancellation_rate = r.cancellation_rate
      FROM (%s) r
      WHERE r.shop_id = l.shop_id\
      """
          .formatted(RANKS);
  private static final String LEAVE_OUT_PAUSED =
      """
      DELETE FROM search.listings l USING catalog.shops s
      WHERE s.id = ? AND l.shop_id = s.id AND s.paused_since IS NOT NULL\
      """;
  private static final String OF_SHOP = " AND l.shop_id = ?";

  /** A drift that moves nothing by a thousandth is left for the shop's own next change. */
  private static final String UNLESS_ALIKE =
      """
       AND (abs(l.quality - r.quality) > 0.001 OR l.ratings <> r.ratings
        OR abs(l.cancellation_rate - r.cancellation_rate) > 0.001)\
      """;

  @Bean
  Projection<ShopScored> rankShop() {
    return Projection.of(
        "search.rank-shop",
        ShopScored.class,
        (event, work) -> work.plan(Write.any(RANK + OF_SHOP, event.subject())));
  }

  @Bean
  Projection<ConsequenceChanged> limitShop() {
    return Projection.of(
        "search.limit-shop",
        ConsequenceChanged.class,
        event -> event.step() != Step.ANNOUNCED && event.step() != Step.APPEALED,
        (event, work) -> {
          work.plan(Write.any(LEAVE_OUT_PAUSED, event.shopId()));
          if (event.step() != Step.BEGUN) {
            work.plan(Search.rebuilt(List.of(event.shopId())));
          }
          work.plan(Write.any(RANK + OF_SHOP, event.shopId()));
        });
  }

  @Bean
  Projection<ShopsScored> rankShops() {
    return Projection.of(
        "search.rank-shops",
        ShopsScored.class,
        (event, work) -> work.plan(Write.any(RANK + UNLESS_ALIKE)));
  }
}
