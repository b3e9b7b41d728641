package dev.unbuy.simulation;

import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Query.RowReader;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps replays, so that they can be looked at again. */
@Component
public class Simulations {

  private static final String ROWS =
      """
      SELECT id, policy_id, from_at, to_at, author_id, begun_at, took_ms, result::text
      FROM simulation.simulations\
      """;
  private static final String KEEP =
      """
      INSERT INTO simulation.simulations
        (id, policy_id, from_at, to_at, author_id, begun_at, took_ms, result)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb)\
      """;

  private final Transactions transactions;
  private final JsonMapper json;

  Simulations(Transactions transactions, JsonMapper json) {
    this.transactions = transactions;
    this.json = json;
  }

  /**
   * A replay.
   *
   * @throws NotFound when there is none of this id
   */
  public Simulation get(UUID id) {
    return transactions
        .read(work -> work.ask(Query.of(ROWS + " WHERE id = ?", reader(), id)).first())
        .orElseThrow(() -> new NotFound("simulation"));
  }

  /** The last replay of a version of the policy. */
  public Optional<Simulation> lastOf(UUID policy) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        ROWS + " WHERE policy_id = ? ORDER BY id DESC LIMIT 1", reader(), policy))
                .first());
  }

  void keep(Simulation one) {
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    KEEP,
                    one.id(),
                    one.policy(),
                    one.from(),
                    one.to(),
                    one.author(),
                    one.begunAt(),
                    one.took().toMillis(),
                    json.writeValueAsString(one.result()))));
  }

  private RowReader<Simulation> reader() {
    return row ->
        new Simulation(
            row.getObject(1, UUID.class),
            row.getObject(2, UUID.class),
            row.getObject(3, OffsetDateTime.class).toInstant(),
            row.getObject(4, OffsetDateTime.class).toInstant(),
            row.getObject(5, UUID.class),
            row.getObject(6, OffsetDateTime.class).toInstant(),
            Duration.ofMillis(row.getLong(7)),
            json.readValue(row.getString(8), SimulationResult.class));
  }
}
