package dev.unbuy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.imports.GenerateMarketplace;
import dev.unbuy.imports.GeneratedSize;
import dev.unbuy.imports.Progress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A marketplace that was made is as large as was asked for, whole, and has the shapes of real ones.
 */
class GenerateIT {

  private static final GeneratedSize SIZE = new GeneratedSize(300, 2_000, 7);

  private static final Map<String, String> QUESTIONS =
      Map.ofEntries(
          Map.entry("listings", "SELECT count(*) FROM catalog.listings"),
          Map.entry("found by search", "SELECT count(*) FROM search.listings"),
          Map.entry("orders", "SELECT count(*) FROM orders.orders"),
          Map.entry("sellers' orders", "SELECT count(*) FROM orders.seller_orders"),
          Map.entry(
              "ledger",
              """
              SELECT coalesce(sum(abs(a.total)), 0) FROM (
                SELECT order_id, sum(amount) FILTER (WHERE credit = 'refund-clearing')
                  - sum(amount) FILTER (WHERE debit = 'refund-clearing') AS total
                FROM payments.ledger_transfers GROUP BY order_id) a\
              """),
          Map.entry(
              "unsettled refunds",
              "SELECT count(*) FROM refunds.refund_parts WHERE status <> 'SUCCEEDED'"),
          Map.entry("canceled", "SELECT avg((units_canceled > 0)::int) FROM orders.orders"),
          Map.entry(
              "by the seller's fault",
              "SELECT avg((fault = 'SELLER')::int) FROM cancellations.cancellations"),
          Map.entry(
              "sold by the best tenth of listings",
              """
              SELECT sum(n) FILTER (WHERE rank <= 30)::float8 / sum(n) FROM (
                SELECT count(*) AS n, row_number() OVER (ORDER BY count(*) DESC) AS rank
                FROM orders.order_lines WHERE position = 0 GROUP BY listing_id) s\
              """),
          Map.entry(
              "mean of prices by their median",
              """
              SELECT avg(price) / percentile_cont(0.5) WITHIN GROUP (ORDER BY price)
              FROM catalog.variants\
              """),
          Map.entry(
              "promises kept",
              """
              SELECT sum(on_time)::float8 / sum(arrived) FROM promises.records
              WHERE country = '*'\
              """),
          Map.entry(
              "in the evening by in the night",
              """
              SELECT count(*) FILTER (WHERE extract(hour FROM placed_at) BETWEEN 18 AND 21)::float8
                / count(*) FILTER (WHERE extract(hour FROM placed_at) BETWEEN 2 AND 5)
              FROM orders.orders\
              """));

  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsMadeIsAsLargeAsAskedForHoldsTogetherAndIsNeverMadeTwice() {
    Map<String, Double> made = new LinkedHashMap<>();
    Map<String, Double> again = new LinkedHashMap<>();
    int code =
        Offline.run(
            List.of("--unbuy.data=" + folder),
            context -> {
              GenerateMarketplace generate = context.getBean(GenerateMarketplace.class);
              JdbcClient database = context.getBean(JdbcClient.class);
              assertThat(generate.generate(SIZE, Progress.UNWATCHED)).isPositive();
              made.putAll(facts(database));
              var _ = generate.generate(SIZE, Progress.UNWATCHED);
              again.putAll(facts(database));
              return 0;
            });

    assertThat(code).isZero();
    assertThat(again).as("made once more").isEqualTo(made);
    assertThat(made)
        .containsEntry("listings", 300.0)
        .containsEntry("found by search", 300.0)
        .containsEntry("orders", 2000.0)
        .containsEntry("sellers' orders", 2000.0)
        .containsEntry("ledger", 0.0)
        .containsEntry("unsettled refunds", 0.0);
    assertThat(made.get("canceled")).isBetween(0.02, 0.12);
    assertThat(made.get("by the seller's fault")).isBetween(0.05, 0.6);
    assertThat(made.get("sold by the best tenth of listings")).isBetween(0.4, 0.95);
    assertThat(made.get("mean of prices by their median")).isBetween(1.05, 3.0);
    assertThat(made.get("promises kept")).isBetween(0.6, 0.99);
    assertThat(made.get("in the evening by in the night")).isGreaterThan(3);
  }

  @Test
  void whatIsTooLargeIsRefusedByASentence() {
    assertThat(UnbuyCommand.run("generate", "--listings", "0")).isEqualTo(2);
    assertThat(UnbuyCommand.run("generate", "--orders", "-1")).isEqualTo(2);
    assertThat(UnbuyCommand.run("generate", "--orders", "many")).isEqualTo(2);
  }

  private static Map<String, Double> facts(JdbcClient database) {
    Map<String, Double> facts = new LinkedHashMap<>();
    QUESTIONS.forEach(
        (what, sql) -> facts.put(what, database.sql(sql).query(Double.class).single()));
    return facts;
  }
}
