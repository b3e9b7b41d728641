package dev.unbuy.imports;

import dev.unbuy.cancellations.SellerCancellations;
import dev.unbuy.imports.generated.GeneratedMarketplace;
import dev.unbuy.orders.SellerOrders;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.policies.Policies;
import dev.unbuy.promises.Promises;
import dev.unbuy.search.Search;
import dev.unbuy.standing.RootCauses;
import dev.unbuy.standing.Standings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a marketplace of any size for measuring, then what is derived from it: sellers' lists, the
 * search, standings and promises.
 */
@Component
public class GenerateMarketplace {

  private static final int SHOPS_AT_ONCE = 100;

  private final DataSource dataSource;
  private final Transactions transactions;
  private final Policies policies;
  private final Standings standings;
  private final Promises promises;
  private final RootCauses causes;
  private final JsonMapper json;
  private final InstantSource clock;

  GenerateMarketplace(
      DataSource dataSource,
      Transactions transactions,
      Policies policies,
      Standings standings,
      Promises promises,
      RootCauses causes,
      JsonMapper json,
      InstantSource clock) {
    this.dataSource = dataSource;
    this.transactions = transactions;
    this.policies = policies;
    this.standings = standings;
    this.promises = promises;
    this.causes = causes;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Makes it, with orders until the beginning of today (UTC); repeated on the same day, it goes on
   * where it was broken off.
   *
   * @return how large the database is afterwards, in bytes
   * @throws ImportFailed when an import is running
   */
  public long generate(GeneratedSize size, Progress progress) {
    Instant today = clock.instant().atZone(ZoneOffset.UTC).with(LocalTime.MIDNIGHT).toInstant();
    GeneratedMarketplace made = new GeneratedMarketplace(size, today);
    try (ImportConnection database = new ImportConnection(dataSource)) {
      made.write(database, progress, json, policies.current());
      List<UUID> shops = made.shops();
      progress.begins("derived", shops.size() + 3L);
      transactions.execute(
          work -> {
            work.plan(SellerOrders.taken(GeneratedSize.SOURCE));
            work.plan(SellerCancellations.taken(GeneratedSize.SOURCE));
          });
      progress.advances(1);
      for (int from = 0; from < shops.size(); from += SHOPS_AT_ONCE) {
        List<UUID> some = shops.subList(from, Math.min(shops.size(), from + SHOPS_AT_ONCE));
        transactions.execute(work -> work.plan(Search.rebuilt(some)));
        progress.advances(some.size());
      }
      standings.rebuild();
      progress.advances(1);
      promises.rebuild();
      causes.take();
      progress.advances(1);
      database.inOneStep(copy -> copy.execute("ANALYZE"));
    }
    return transactions.read(
        work ->
            work.ask(Query.of("SELECT pg_database_size(current_database())", row -> row.getLong(1)))
                .first()
                .orElseThrow());
  }
}
