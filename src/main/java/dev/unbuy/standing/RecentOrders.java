package dev.unbuy.standing;

import dev.unbuy.platform.Query;
import dev.unbuy.standing.rules.Counts;
import dev.unbuy.standing.rules.Means;
import dev.unbuy.standing.rules.Standards;
import dev.unbuy.standing.rules.Verdict;
import dev.unbuy.standing.rules.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shop's last orders, and what each did to its score. */
final class RecentOrders {

  private static final double POINTS = 100;

  private static final String FACTS =
      """
      SELECT order_id, number, placed_at, day, paid, seller_fault, shipped, late, stars, canceled
      FROM standing.order_facts WHERE shop_id = ?\
      """;

  private RecentOrders() {}

  static Query<Fact> of(UUID shopId, int limit) {
    return read(" ORDER BY placed_at DESC, order_id DESC LIMIT ?", shopId, limit);
  }

  /** One of them, however old. */
  static Query<Fact> one(UUID shopId, UUID orderId) {
    return read(" AND order_id = ?", shopId, orderId);
  }

  private static Query<Fact> read(String which, Object... parameters) {
    return Query.of(
        FACTS + which,
        row -> {
          Integer stars = row.getObject(9, Integer.class);
          return new Fact(
              row.getObject(1, UUID.class),
              row.getString(2),
              row.getObject(3, OffsetDateTime.class).toInstant(),
              row.getObject(4, LocalDate.class),
              row.getBoolean(10),
              stars,
              Counts.ofOrder(
                  row.getBoolean(5),
                  row.getBoolean(6),
                  row.getBoolean(7),
                  row.getBoolean(8),
                  stars));
        },
        parameters);
  }

  /** The score with each order, less the score without it. */
  static List<OrderEffect> effects(
      List<Fact> facts,
      Map<Window, Counts> windows,
      Means means,
      Standards standards,
      LocalDate today) {
    Counts recent = windows.getOrDefault(Window.DAYS_90, Counts.NONE);
    Counts all = windows.getOrDefault(Window.ALL, Counts.NONE);
    double with = Verdict.of(recent, all, means, standards).quality();
    return facts.stream()
        .map(
            fact -> {
              boolean isRecent = Window.DAYS_90.holds(fact.day(), today);
              double without =
                  Verdict.of(
                          isRecent ? recent.less(fact.counts()) : recent,
                          all.less(fact.counts()),
                          means,
                          standards)
                      .quality();
              return fact.with(POINTS * (with - without));
            })
        .toList();
  }

  /** An order's facts. */
  record Fact(
      UUID orderId,
      String number,
      Instant placedAt,
      LocalDate day,
      boolean canceled,
      @Nullable Integer stars,
      Counts counts) {

    OrderEffect with(double points) {
      return new OrderEffect(orderId, number, placedAt, canceled, stars, counts, points);
    }
  }
}
