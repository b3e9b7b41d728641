package dev.unbuy.chaos;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/**
 * What happens once the faults have ended: everything that waits is done, the bank decides what is
 * open, the gateway's list is reconciled, an operator decides what is stuck; until nothing is left.
 */
final class Settling {

  private static final Duration POLL = Duration.ofMillis(250);

  /**
   * What goes on by itself: deliveries, and deadlines that are near. A reconciliation whose worker
   * was killed is left out: others leave it alone for minutes, and nothing waits for it.
   */
  private static final String BUSY =
      """
      SELECT consumer || ' waits after ' || max(attempts) || ' attempts, ' || count(*)
      FROM platform.outbox_deliveries WHERE NOT dead AND consumer NOT LIKE 'standing.%'
        AND consumer <> 'reconciliation.run' GROUP BY consumer
      UNION ALL SELECT 'deadline ' || kind || ', ' || count(*) FROM platform.deadlines
      WHERE due_at < now() + interval '15 seconds' AND kind NOT LIKE 'standing.%' GROUP BY kind\
      """;

  /** What needs somebody: money that was sent and of which nothing was heard. */
  private static final String UNHEARD =
      """
      SELECT 'refund part ' || status || ', ' || count(*) FROM refunds.refund_parts
      WHERE status IN ('REQUESTED','SENT') GROUP BY status
      UNION ALL SELECT 'tender ' || status || ', ' || count(*) FROM payments.tenders t
      WHERE status IN ('REQUESTED','UNDER_REVIEW','PENDING') AND EXISTS (
        SELECT FROM payments.tender_shares s WHERE s.tender_id = t.id
          AND s.amount > s.released + s.refunded) GROUP BY status
      UNION ALL SELECT 'capture without an answer, ' || count(*) FROM payments.tender_shares
      WHERE capture <> captured HAVING count(*) > 0\
      """;

  /** What is looked at again in a while is looked at now. */
  private static final String LATER =
      "UPDATE platform.deadlines SET due_at = now() WHERE kind = 'order.release'";

  private final World world;
  private final Client client;
  private final Bank bank;
  private final StuckRefunds stuck;
  private final Person operator;
  private final SplittableRandom random;

  Settling(World world, Client client, Bank bank, Person operator, long seed) {
    this.world = world;
    this.client = client;
    this.bank = bank;
    this.operator = operator;
    this.stuck = new StuckRefunds(client, operator);
    this.random = new SplittableRandom(seed);
  }

  /**
   * Ends the faults and waits.
   *
   * @return what did not settle in time
   */
  List<String> settle(Duration patience) throws IOException, InterruptedException, SQLException {
    world.faults().end();
    world.wire().calm();
    world.killGateway();
    Instant end = Instant.now().plus(patience);
    while (true) {
      List<String> busy = await(BUSY, end);
      int moved = update(LATER);
      boolean decided = decideAll() || moved > 0;
      List<String> unheard = ask(UNHEARD);
      if (!busy.isEmpty() || Instant.now().isAfter(end)) {
        busy.addAll(unheard);
        return busy;
      }
      int resolved = stuck.resolveAll(random);
      if (!decided && resolved == 0 && unheard.isEmpty()) {
        return List.of();
      }
      reconcile(end);
    }
  }

  private boolean decideAll() {
    boolean any = false;
    while (bank.decides(random)) {
      any = true;
    }
    return any;
  }

  /** Has the gateway's list compared with ours from the beginning, as it was a moment ago. */
  private void reconcile(Instant end) throws InterruptedException {
    Thread.sleep(Duration.ofMillis(1_500));
    var started =
        client.send(
            Deed.RECONCILE,
            "POST",
            operator,
            "/api/v1/admin/reconciliations",
            Map.of("since", "2000-01-01T00:00:00Z"));
    if (started.isEmpty()) {
      return;
    }
    String path = "/api/v1/admin/reconciliations/" + started.get().path("id").asString();
    while (Instant.now().isBefore(end)
        && client.look(Deed.RECONCILE, operator, path).map(Settling::isRunning).orElse(true)) {
      Thread.sleep(POLL);
    }
  }

  private static boolean isRunning(JsonNode run) {
    return run.path("status").asString().equals("RUNNING");
  }

  private List<String> await(String sql, Instant end) throws InterruptedException, SQLException {
    List<String> left = ask(sql);
    while (!left.isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(POLL);
      left = ask(sql);
    }
    return left;
  }

  private int update(String sql) throws SQLException {
    try (Connection database = world.connect();
        Statement statement = database.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private List<String> ask(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection database = world.connect();
        Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
