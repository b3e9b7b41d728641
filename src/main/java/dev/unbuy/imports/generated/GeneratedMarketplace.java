package dev.unbuy.imports.generated;

import dev.unbuy.imports.GeneratedSize;
import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.Progress;
import dev.unbuy.policies.PolicyNumbers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** A generated marketplace: its catalog, its people and its orders. */
public final class GeneratedMarketplace {

  private final Blueprint plan;

  /**
   * One of this size.
   *
   * @param now until when it has orders
   */
  public GeneratedMarketplace(GeneratedSize size, Instant now) {
    this.plan = new Blueprint(size, now);
  }

  /** Writes it; what is there already is passed over. */
  public void write(
      ImportConnection database, Progress progress, JsonMapper json, PolicyNumbers policy) {
    new GeneratedCatalog(plan).write(database, progress);
    new GeneratedOrders(plan, json, policy).write(database, progress);
  }

  /** Its shops. */
  public List<UUID> shops() {
    return IntStream.range(0, plan.size().shops())
        .mapToObj(number -> plan.ids().of("shop", String.valueOf(number)))
        .toList();
  }
}
