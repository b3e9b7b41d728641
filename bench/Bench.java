import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures settled cancellations over HTTP, and beside them the same statements by pgbench on the
 * same database in the same run.
 *
 * <p>The statements for pgbench are not written by hand: PostgreSQL logs those of one real
 * cancellation, and they are replayed with other orders' ids, in the same round trips.
 */
public final class Bench {

  /** Orders that can be canceled; each once, by HTTP or by pgbench. */
  private static final int HOT = 60_000;

  private static final int BUYERS = 64;

  /** A few buyers cancel everything here: that must not have the sellers asked. */
  private static final String NOBODY_IS_SERIAL =
      """
      INSERT INTO policies.policy_versions (id, effective_from, numbers, source, created_at)
      VALUES (gen_random_uuid(), now() - interval '1 minute',
        '{"habits":{"cancellations":1000000}}', 'bench', now())\
      """;

  private static final int SHOPS = 100;
  private static final int AUTHORIZATIONS = 200;
  private static final int[] CONNECTIONS = {1, 8, 32};
  private static final Duration WARM_UP = new Duration(10);

  private final Options options;
  private final Path data;
  private final AtomicInteger nextOrder = new AtomicInteger();
  private final List<Row> rows = new ArrayList<>();

  /** Deliveries a second, with nothing else going on. */
  private final List<Double> relayed = new ArrayList<>();

  private Bench(Options options, Path data) {
    this.options = options;
    this.data = data;
  }

  public static void main(String[] args) throws Exception {
    Path data = Files.createTempDirectory("unbuy-bench");
    try {
      new Bench(Options.of(args), data).run();
    } catch (IOException | SQLException | IllegalStateException failure) {
      System.err.println("The measurement ended: " + failure);
      System.err.println(Files.readString(data.resolve("out")));
      System.exit(1);
    } finally {
      delete(data);
    }
  }

  private void run() throws Exception {
    int port = freePort();
    try (App first = App.start(options, data, port)) {
      first.awaitFirstPage();
    }
    try (App app = App.start(options, data, port)) {
      double start = app.awaitFirstPage();
      try (Connection database = connect()) {
        say("filling %,d orders and %,d to cancel", options.orders(), HOT);
        fill(database, app);
        List<List<String>> roundTrips = capture(database, port);
        Path script = pgbenchScript(roundTrips);
        say("warming up");
        cancel(port, 8, WARM_UP);
        settle(database);
        for (int connections : CONNECTIONS) {
          Measured http = cancel(port, connections, options.time());
          long resident = app.residentKilobytes();
          settle(database);
          Measured pgbench = pgbench(script, connections, options.time());
          settle(database);
          rows.add(new Row(connections, http, pgbench, resident));
          say(
              "%d connections: %,.0f/s by HTTP, %,.0f/s by pgbench",
              connections, http.perSecond(), pgbench.perSecond());
        }
        lists(port);
        report(start, roundTrips);
        check(database);
      }
    }
  }

  // --- filling ---

  private void fill(Connection database, App app) throws Exception {
    execute(database, "SET synchronous_commit = off");
    execute(database, FILL_PEOPLE_AND_GOODS);
    execute(database, NOBODY_IS_SERIAL);
    authorizations(database);
    execute(database, fillOrders("'1'", 0, HOT, "now() - interval '1 minute'", true));
    int step = 250_000;
    for (int from = 0; from < options.orders(); from += step) {
      int to = Math.min(options.orders(), from + step);
      execute(
          database,
          fillOrders("'2'", from, to, "now() - (n % 300 + 20) * interval '1 day'", false));
      say("%,d past orders", to);
    }
    execute(database, "VACUUM ANALYZE");
    execute(database, "CHECKPOINT");
    execute(database, "SET synchronous_commit = on");
  }

  /** Real authorizations at the sandbox gateway, each large enough for many orders. */
  private void authorizations(Connection database) throws Exception {
    Map<String, String> secrets = properties(data.resolve("gateway").resolve("secrets.properties"));
    int gateway = gatewayPort();
    for (int i = 0; i < AUTHORIZATIONS; i++) {
      String body =
          """
          {"amount":%d,"currency":"EUR","method":"CARD","token":"sandbox-ok","reference":"bench-%d"}\
          """
              .formatted(3_000L * HOT / AUTHORIZATIONS * 2, i);
      Http http = new Http(gateway);
      String answer =
          http.send(
              request("POST", "/v1/authorizations", secrets.get("api-key"), "bench-" + i, body));
      http.close();
      Matcher id = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"").matcher(answer);
      if (!id.find()) {
        throw new IllegalStateException("the gateway answered " + answer);
      }
      execute(
          database,
          """
          INSERT INTO payments.tenders (id, purchase_id, buyer_id, position, method, token, currency,
            amount, status, gateway_ref, created_at, authorized_at)
          VALUES (%s, %s, %s, 0, 'CARD', 'sandbox-ok', 'EUR', %d, 'AUTHORIZED', '%s', now(), now())
          """
              .formatted(
                  id("5", String.valueOf(i)),
                  id("4", String.valueOf(i)),
                  id("6", "0"),
                  3_000L * HOT / AUTHORIZATIONS * 2,
                  id.group(1)));
    }
  }

  /** The lines of the start-up summary name the gateway's port. */
  private int gatewayPort() throws IOException {
    Matcher port =
        Pattern.compile("sandbox gateway on port (\\d+)")
            .matcher(Files.readString(data.resolve("out")));
    int found = 0;
    while (port.find()) {
      found = Integer.parseInt(port.group(1));
    }
    return found;
  }

  /** An id that tells its kind and its number, so that a statement can name another order's. */
  private static String id(String kind, String number) {
    return "('0000000%s-0000-7000-8000-' || lpad(to_hex((%s)::bigint), 12, '0'))::uuid"
        .formatted(kind, number);
  }

  private static final String FILL_PEOPLE_AND_GOODS =
      """
      INSERT INTO accounts.accounts (id, email, name, roles, shop_id, created_at)
      SELECT %1$s, 'bench-' || n || '@bench.test', 'Bench', '{BUYER}', NULL, now()
      FROM generate_series(0, %2$d) n;
      INSERT INTO accounts.accounts (id, email, name, roles, shop_id, created_at)
      VALUES (%3$s, 'seller@bench.test', 'Seller', '{SELLER}', %4$s, now());
      INSERT INTO accounts.api_tokens (id, token_hash, account_id, name, created_at, expires_at)
      SELECT %1$s, sha256(convert_to('bench-' || n, 'UTF8')), %1$s, 'bench', now(),
        now() + interval '1 day'
      FROM generate_series(0, %2$d) n;
      INSERT INTO accounts.api_tokens (id, token_hash, account_id, name, created_at, expires_at)
      VALUES (%3$s, sha256('bench-seller'), %3$s, 'bench', now(), now() + interval '1 day');
      INSERT INTO catalog.shops (id, slug, name, country, currency, handling_days, created_at)
      SELECT %5$s, 'shop-' || n, 'Shop ' || n, 'DE', 'EUR', 2, now()
      FROM generate_series(0, %6$d) n;
      INSERT INTO catalog.listings (id, shop_id, title, category, condition, created_at, changed_at)
      SELECT %7$s, %5$s, 'Mug ' || n, 'Kitchen', 'NEW', now(), now()
      FROM generate_series(0, %6$d) n;
      INSERT INTO catalog.variants (id, listing_id, shop_id, position, name, price, currency)
      SELECT %8$s, %7$s, %5$s, 0, 'blue', 1000, 'EUR' FROM generate_series(0, %6$d) n;
      INSERT INTO inventory.stock (variant_id, on_hand, reserved)
      SELECT %8$s, 100000000, 50000000 FROM generate_series(0, %6$d) n;
      """
          .formatted(
              id("6", "n"),
              BUYERS - 1,
              id("9", "1"),
              id("7", "0"),
              id("7", "n"),
              SHOPS - 1,
              id("a", "n"),
              id("8", "n"));

  /** Orders of one line with two units: hot ones wait for shipment, others have arrived. */
  private static String fillOrders(String side, int from, int to, String at, boolean hot) {
    String number = hot ? "n" : "n + 1000000000";
    String order = id("1", number);
    String buyer = id("6", "n % " + BUYERS);
    String shop = id("7", "n % " + SHOPS);
    String range = "FROM generate_series(%d, %d) n".formatted(from, to - 1);
    String shipped = hot ? "0" : "2";
    return """
    INSERT INTO orders.orders (id, number, purchase_id, buyer_id, buyer_name, shop_id, shop_name,
      currency, items, shipping, total, ship_to, right_pack, placed_at, payment, paid_at, ship_by,
      delivery_from, delivery_to, units_ordered, units_shipped, units_delivered, delivered_at,
      completed_at)
    SELECT %1$s, %12$s || n, %2$s, %3$s, 'Bench', %4$s, 'Shop ' || n %% 100, 'EUR', 2000, 500, 2500,
      '{"name":"Bench","line1":"1 Main Street","city":"Town","postalCode":"1","country":"US"}',
      'US', %5$s, 'PAID', %5$s, now() + interval '3 days', current_date, current_date, 2,
      %6$s, %6$s, %7$s, %7$s %8$s;
    INSERT INTO orders.order_lines (id, order_id, buyer_id, position, listing_id, variant_id, title,
      variant, unit_price, shipping, ordered, open, shipped, delivered)
    SELECT %9$s, %1$s, %3$s, 0, %10$s, %11$s, 'Mug', 'blue', 1000, 500, 2, 2 - %6$s, %6$s, %6$s
    %8$s;
    INSERT INTO payments.tender_shares (id, tender_id, order_id, buyer_id, position, amount)
    SELECT %13$s, %14$s, %1$s, %3$s, 0, 2500 %8$s;
    INSERT INTO orders.seller_orders (order_id, shop_id, number, buyer_name, placed_at, ship_by,
      status, to_ship, units, total, currency)
    SELECT %1$s, %4$s, %12$s || n, 'Bench', %5$s, now() + interval '3 days',
      '%15$s', 2 - %6$s, 2, 2500, 'EUR' %8$s;
    """
        .formatted(
            order,
            id("4", "n % " + AUTHORIZATIONS),
            buyer,
            shop,
            at,
            shipped,
            hot ? "NULL::timestamptz" : at,
            range,
            id("2", number),
            id("a", "n % " + SHOPS),
            id("8", "n % " + SHOPS),
            side,
            id("3", number),
            id("5", "n % " + AUTHORIZATIONS),
            hot ? "AWAITING_SHIPMENT" : "COMPLETED");
  }

  // --- over HTTP ---

  private Measured cancel(int port, int connections, Duration time) throws Exception {
    return measure(
        connections,
        time,
        () -> {
          Http http = new Http(port);
          return () -> {
            int n = nextOrder.getAndIncrement();
            if (n >= HOT / 2) {
              throw new IllegalStateException("no more orders to cancel; measure for less time");
            }
            String answer = http.send(cancellation(n));
            if (!answer.startsWith("HTTP/1.1 201")) {
              throw new IllegalStateException(answer);
            }
          };
        });
  }

  private static String cancellation(int n) {
    String order = "00000001-0000-7000-8000-" + String.format("%012x", n);
    return request(
        "POST",
        "/api/v1/orders/" + order + "/cancellations",
        "bench-" + n % BUYERS,
        "key-" + n,
        "{\"reason\":\"CHANGE_OF_MIND\"}");
  }

  private void lists(int port) throws Exception {
    String buyer = "bench-0";
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("my orders, first page", "/api/v1/orders?limit=20");
    paths.put("my orders, 100th page", page(port, buyer, "/api/v1/orders?limit=20", 100));
    paths.put("seller's orders, first page", "/api/v1/seller/orders?limit=20");
    paths.put(
        "seller's orders, 100th page",
        page(port, "bench-seller", "/api/v1/seller/orders?limit=20", 100));
    for (Map.Entry<String, String> path : paths.entrySet()) {
      String token = path.getKey().startsWith("seller") ? "bench-seller" : buyer;
      Measured measured =
          measure(
              1,
              new Duration(3),
              () -> {
                Http http = new Http(port);
                return () -> http.send(request("GET", path.getValue(), token, null, null));
              });
      say("%-28s p50 %.2f ms, p99 %.2f ms", path.getKey(), measured.p(50), measured.p(99));
      lines.add("| %s | %.2f | %.2f |".formatted(path.getKey(), measured.p(50), measured.p(99)));
    }
  }

  private final List<String> lines = new ArrayList<>();

  private static String page(int port, String token, String path, int pages) throws Exception {
    Http http = new Http(port);
    String here = path;
    for (int i = 1; i < pages; i++) {
      Matcher next =
          Pattern.compile("\"next\":\"([^\"]+)\"")
              .matcher(http.send(request("GET", here, token, null, null)));
      if (!next.find()) {
        break;
      }
      here = path + "&cursor=" + java.net.URLEncoder.encode(next.group(1), StandardCharsets.UTF_8);
    }
    http.close();
    return here;
  }

  private static String request(String method, String path, String token, String key, String body) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + token
        + (key == null ? "" : "\r\nIdempotency-Key: " + key)
        + (body == null
            ? "\r\n\r\n"
            : "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n"
                + body);
  }

  // --- the same statements by pgbench ---

  /** Cancels one order while PostgreSQL logs, and reads what was sent, by round trip. */
  private List<List<String>> capture(Connection database, int port) throws Exception {
    int sample = HOT - 1;
    execute(database, "ALTER SYSTEM SET log_line_prefix = '%p '");
    execute(database, "ALTER SYSTEM SET log_min_duration_statement = 0");
    execute(database, "SELECT pg_reload_conf()");
    Thread.sleep(500);
    Http http = new Http(port);
    // The one before it lets the node remember what it asks only every few seconds.
    http.send(cancellation(sample - 1));
    http.send(cancellation(sample));
    http.close();
    Thread.sleep(500);
    execute(database, "ALTER SYSTEM RESET log_min_duration_statement");
    execute(database, "SELECT pg_reload_conf()");
    List<Logged> all = Logged.read(data.resolve("postgres").resolve("log"));
    String backend =
        all.stream()
            .filter(
                one ->
                    one.sql().contains("key-" + sample)
                        && one.sql().contains("INSERT INTO platform.idempotency_keys"))
            .map(Logged::backend)
            .findFirst()
            .orElseThrow();
    List<String> statements = new ArrayList<>();
    boolean inside = false;
    for (Logged one : all) {
      if (!one.backend().equals(backend)) {
        continue;
      }
      if (one.sql().equals("BEGIN")) {
        statements.clear();
        inside = true;
      }
      if (inside) {
        statements.add(replayed(one.sql(), sample));
      }
      if (one.sql().equals("COMMIT")
          && statements.stream().anyMatch(sql -> sql.contains("idempotency_keys"))) {
        break;
      }
    }
    int firstWrite = 0;
    for (int i = 2; i < statements.size() && firstWrite == 0; i++) {
      if (!statements.get(i).stripLeading().startsWith("SELECT")) {
        firstWrite = i;
      }
    }
    return List.of(
        statements.subList(0, firstWrite),
        statements.subList(firstWrite, statements.size() - 1),
        List.of("COMMIT"));
  }

  /** The statement for any order: ids that end with the sample's number name the replayed one. */
  private static String replayed(String sql, int sample) {
    Map<String, Integer> made = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    Matcher literal = Pattern.compile("'((?:[^']|'')*)'").matcher(sql);
    while (literal.find()) {
      literal.appendReplacement(
          text, Matcher.quoteReplacement(value(literal.group(1), sample, made)));
    }
    literal.appendTail(text);
    return text.toString().replaceAll("\\s+", " ");
  }

  private static final Map<String, Integer> MADE = new LinkedHashMap<>();

  private static String value(String literal, int sample, Map<String, Integer> made) {
    Matcher own =
        Pattern.compile("\\{?0000000([0-9a-f])-0000-7000-8000-([0-9a-f]{12})\\}?").matcher(literal);
    if (own.matches()) {
      String expression =
          id(
              own.group(1),
              switch (own.group(1)) {
                case "1", "2", "3" -> ":n";
                case "4", "5" -> ":n %% " + AUTHORIZATIONS;
                case "6" -> ":n %% " + BUYERS;
                default -> ":n %% " + SHOPS;
              });
      expression = expression.replace("%%", "%");
      return literal.startsWith("{") ? "ARRAY[" + expression + "]" : expression;
    }
    if (literal.matches("\\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\}?")) {
      int place = MADE.computeIfAbsent(literal.replaceAll("[{}]", ""), any -> MADE.size() + 16);
      String expression =
          "('000000%02x-0000-7000-8000-' || lpad(to_hex((:n)::bigint), 12, '0'))::uuid"
              .formatted(place);
      return literal.startsWith("{") ? "ARRAY[" + expression + "]" : expression;
    }
    if (literal.equals("key-" + sample)) {
      return "('key-' || (:n)::bigint)";
    }
    // pgbench takes a colon before a letter for a variable of its own.
    return "'" + literal.replaceAll(":(?=[A-Za-z_])", ": ") + "'";
  }

  private Path pgbenchScript(List<List<String>> roundTrips) throws IOException {
    StringBuilder script = new StringBuilder();
    script.append("\\set i :i + 1\n");
    script.append("\\set n :first + :client_id * :each + :i\n");
    for (List<String> roundTrip : roundTrips) {
      if (roundTrip.size() == 1) {
        script.append(roundTrip.getFirst()).append(";\n");
      } else {
        script.append("\\startpipeline\n");
        roundTrip.forEach(sql -> script.append(sql).append(";\n"));
        script.append("\\endpipeline\n");
      }
    }
    Path file = Path.of("target", "bench", "cancel.sql");
    Files.writeString(file, script);
    return file;
  }

  private int replayedFrom = HOT / 2;

  private Measured pgbench(Path script, int connections, Duration time) throws Exception {
    int each = (HOT - 1 - HOT / 2) / CONNECTIONS.length / connections - 1;
    ProcessBuilder builder =
        new ProcessBuilder(
            options.pgbench(),
            "-n",
            "-M",
            "prepared",
            "-f",
            script.toString(),
            "-c",
            String.valueOf(connections),
            "-j",
            String.valueOf(Math.min(2, connections)),
            "-t",
            String.valueOf(Math.min(each, options.perConnection(connections))),
            "-D",
            "i=0",
            "-D",
            "first=" + replayedFrom,
            "-D",
            "each=" + each,
            "-h",
            "127.0.0.1",
            "-p",
            String.valueOf(databasePort()),
            "-U",
            "unbuy",
            "--log",
            "--log-prefix=" + data.resolve("pgbench"),
            "unbuy");
    builder.environment().put("PGPASSWORD", password());
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    replayedFrom += each * connections;
    Matcher rate = Pattern.compile("tps = ([0-9.]+) \\(without").matcher(output);
    if (process.waitFor() != 0 || output.contains("ERROR") || !rate.find()) {
      throw new IllegalStateException("pgbench said:\n" + output);
    }
    return new Measured(Double.parseDouble(rate.group(1)), latencies());
  }

  private long[] latencies() throws IOException {
    List<Long> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(data)) {
      for (Path file :
          files.filter(one -> one.getFileName().toString().startsWith("pgbench")).toList()) {
        Files.readAllLines(file)
            .forEach(line -> all.add(Long.parseLong(line.split(" ")[2]) * 1_000));
        Files.delete(file);
      }
    }
    return all.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  // --- afterwards ---

  private void report(double start, List<List<String>> roundTrips) throws IOException {
    int statements = roundTrips.stream().mapToInt(List::size).sum();
    StringBuilder table = new StringBuilder();
    table.append(
        "%,d orders; a settled cancellation is %d statements in %d round trips%n"
            .formatted(options.orders(), statements, roundTrips.size()));
    table.append("start to first page, database initialised: %.1f s%n%n".formatted(start));
    table.append(
        "| connections | HTTP /s | p50 ms | p99 ms | pgbench /s | p50 ms | p99 ms | ratio |"
            + " resident MB |\n");
    table.append("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    rows.forEach(row -> table.append(row.text()).append('\n'));
    table.append("\n| list | p50 ms | p99 ms |\n| --- | ---: | ---: |\n");
    lines.forEach(line -> table.append(line).append('\n'));
    if (!relayed.isEmpty()) {
      table.append(
          "%noutbox, nothing else going on: %,.0f to %,.0f deliveries a second%n"
              .formatted(
                  relayed.stream().min(Double::compare).get(),
                  relayed.stream().max(Double::compare).get()));
    }
    System.out.println("\n" + table);
    String json =
        "{\"orders\":%d,\"startSeconds\":%.2f,\"statements\":%d,\"roundTrips\":%d,\"cancel\":[%s]}"
            .formatted(
                options.orders(),
                start,
                statements,
                roundTrips.size(),
                String.join(",", rows.stream().map(Row::json).toList()));
    Path file = Path.of("target", "bench", "result-%d.json".formatted(options.orders()));
    Files.writeString(file, json);
    System.out.println("written to " + file);
  }

  /**
   * Waits until what the last row left to the relay is worked off, so that no row pays for another,
   * and measures how fast that goes.
   */
  private void settle(Connection database) throws Exception {
    long first = waiting(database);
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(180);
    long last = first;
    while (System.nanoTime() < end && last > 0) {
      Thread.sleep(250);
      last = waiting(database);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (first - last > 1_000) {
      relayed.add((first - last) / seconds);
      say("the relay works off %,d deliveries in %.1f s", first - last, seconds);
    }
  }

  private static long waiting(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        var found =
            statement.executeQuery(
                "SELECT count(*) FROM platform.outbox_deliveries WHERE NOT dead")) {
      found.next();
      return found.getLong(1);
    }
  }

  /** What was canceled is canceled: a run that measured refusals would say nothing. */
  private void check(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        var found =
            statement.executeQuery(
                "SELECT count(*) FROM orders.orders WHERE status = 'CANCELED'")) {
      found.next();
      long expected = nextOrder.get();
      if (found.getLong(1) < expected) {
        throw new IllegalStateException(
            "%d of %d orders are canceled".formatted(found.getLong(1), expected));
      }
    }
  }

  // --- tools ---

  private interface Step {
    void take() throws Exception;
  }

  private interface Steps {
    Step open() throws Exception;
  }

  /** A closed loop: each connection asks again as soon as it is answered. */
  private static Measured measure(int connections, Duration time, Steps steps) throws Exception {
    List<long[]> all = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(connections);
    long[] failures = new long[1];
    Exception[] failure = new Exception[1];
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(time.seconds());
    for (int i = 0; i < connections; i++) {
      Step step = steps.open();
      Thread.ofPlatform()
          .start(
              () -> {
                long[] taken = new long[1024];
                int count = 0;
                try {
                  while (System.nanoTime() < end) {
                    long from = System.nanoTime();
                    step.take();
                    if (count == taken.length) {
                      taken = Arrays.copyOf(taken, count * 2);
                    }
                    taken[count++] = System.nanoTime() - from;
                  }
                } catch (Exception e) {
                  failure[0] = e;
                  failures[0]++;
                } finally {
                  synchronized (all) {
                    all.add(Arrays.copyOf(taken, count));
                  }
                  done.countDown();
                }
              });
    }
    done.await();
    if (failure[0] != null) {
      throw failure[0];
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Measured(sorted.length / seconds, sorted);
  }

  private Connection connect() throws Exception {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + databasePort() + "/unbuy", "unbuy", password());
  }

  private String password() throws IOException {
    return Files.readString(data.resolve("postgres").resolve("password")).strip();
  }

  private int databasePort() throws IOException {
    Path pid = data.resolve("postgres").resolve("cluster").resolve("postmaster.pid");
    return Integer.parseInt(Files.readAllLines(pid).get(3).strip());
  }

  private static void execute(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Map<String, String> properties(Path file) throws IOException {
    java.util.Properties read = new java.util.Properties();
    try (var reader = Files.newBufferedReader(file)) {
      read.load(reader);
    }
    Map<String, String> all = new LinkedHashMap<>();
    read.stringPropertyNames().forEach(name -> all.put(name, read.getProperty(name)));
    return all;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void say(String format, Object... arguments) {
    System.out.printf(Locale.ENGLISH, format + "%n", arguments);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  record Duration(int seconds) {}

  /** What is measured and with what. */
  record Options(String java, String jar, int orders, Duration time, String pgbench) {
    static Options of(String[] args) {
      Map<String, String> named = new LinkedHashMap<>();
      for (int i = 2; i + 1 < args.length; i += 2) {
        named.put(args[i], args[i + 1]);
      }
      return new Options(
          args[0],
          args[1],
          Integer.parseInt(named.getOrDefault("--orders", "10000")),
          new Duration(Integer.parseInt(named.getOrDefault("--seconds", "10"))),
          System.getenv().getOrDefault("PGBENCH", "pgbench"));
    }

    int perConnection(int connections) {
      return Math.max(200, time.seconds() * 2_500 / connections);
    }
  }

  /** A rate, and how long each took in nanoseconds, sorted. */
  record Measured(double perSecond, long[] nanos) {
    double p(double percent) {
      return nanos.length == 0
          ? Double.NaN
          : nanos[(int) Math.min(nanos.length - 1, nanos.length * percent / 100)] / 1e6;
    }
  }

  record Row(int connections, Measured http, Measured pgbench, long resident) {
    String text() {
      return String.format(
          Locale.ENGLISH,
          "| %d | %,.0f | %.2f | %.2f | %,.0f | %.2f | %.2f | %.2f | %d |",
          connections,
          http.perSecond(),
          http.p(50),
          http.p(99),
          pgbench.perSecond(),
          pgbench.p(50),
          pgbench.p(99),
          http.perSecond() / pgbench.perSecond(),
          resident / 1024);
    }

    String json() {
      return String.format(
          Locale.ENGLISH,
          "{\"connections\":%d,\"http\":%.0f,\"p50\":%.3f,\"p99\":%.3f,\"pgbench\":%.0f,\"ratio\":%.3f,\"residentKb\":%d}",
          connections,
          http.perSecond(),
          http.p(50),
          http.p(99),
          pgbench.perSecond(),
          http.perSecond() / pgbench.perSecond(),
          resident);
    }
  }

  /** A statement as PostgreSQL logged it, with its parameters in their places. */
  record Logged(String backend, String sql) {
    static List<Logged> read(Path log) throws IOException {
      List<Logged> all = new ArrayList<>();
      Pattern start = Pattern.compile("(\\d+) (LOG|DETAIL):  (.*)", Pattern.DOTALL);
      List<String> entries = new ArrayList<>();
      for (String line : Files.readAllLines(log)) {
        if (line.startsWith("\t") && !entries.isEmpty()) {
          entries.set(entries.size() - 1, entries.getLast() + "\n" + line.substring(1));
        } else {
          entries.add(line);
        }
      }
      boolean executed = false;
      for (String entry : entries) {
        Matcher matcher = start.matcher(entry);
        if (!matcher.matches()) {
          continue;
        }
        String text = matcher.group(3);
        Matcher execute =
            Pattern.compile(
                    "duration: [0-9.]+ ms  (?:execute [^:]+|statement): (.*)", Pattern.DOTALL)
                .matcher(text);
        if (matcher.group(2).equals("LOG")) {
          executed = execute.matches();
        }
        if (execute.matches()) {
          all.add(new Logged(matcher.group(1), execute.group(1)));
        } else if (text.startsWith("Parameters: ") && executed) {
          Logged last = all.removeLast();
          all.add(new Logged(last.backend(), filled(last.sql(), text)));
        }
      }
      return all;
    }

    private static String filled(String sql, String parameters) {
      Matcher one = Pattern.compile("\\$(\\d+) = ('(?:[^']|'')*'|NULL)").matcher(parameters);
      Map<String, String> values = new LinkedHashMap<>();
      while (one.find()) {
        values.putIfAbsent(one.group(1), one.group(2));
      }
      Matcher place = Pattern.compile("\\$(\\d+)").matcher(sql);
      return place.replaceAll(
          match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "NULL")));
    }
  }

  /** The application as a process of its own. */
  record App(Process process, int port, long begun) implements AutoCloseable {
    static App start(Options options, Path data, int port) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(
              options.java(),
              "-Xmx512m",
              "--enable-native-access=ALL-UNNAMED",
              "-jar",
              options.jar());
      builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
      builder.environment().put("UNBUY_DATA", data.toString());
      builder.environment().put("UNBUY_DEMO", "false");
      builder.environment().put("SERVER_PORT", String.valueOf(port));
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("out").toFile()));
      return new App(builder.start(), port, System.nanoTime());
    }

    double awaitFirstPage() throws Exception {
      while (true) {
        if (!process.isAlive()) {
          throw new IllegalStateException("the application did not start");
        }
        try {
          Http http = new Http(port);
          String answer = http.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
          http.close();
          if (answer.startsWith("HTTP/1.1 200")) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            Thread.sleep(1_000);
            return seconds;
          }
        } catch (IOException notYet) {
          Thread.sleep(20);
        }
      }
    }

    long residentKilobytes() throws IOException {
      Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
      if (!Files.exists(status)) {
        return 0;
      }
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /** One connection that stays open. */
  static final class Http implements AutoCloseable {
    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Http(int port) throws IOException {
      this.port = port;
      open();
    }

    private void open() throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(30_000);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      out = socket.getOutputStream();
    }

    String send(String request) throws IOException {
      out.write(request.getBytes(StandardCharsets.UTF_8));
      out.flush();
      StringBuilder head = new StringBuilder();
      while (!(head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n"))) {
        int one = in.read();
        if (one < 0) {
          throw new IOException("closed");
        }
        head.append((char) one);
      }
      String lower = head.toString().toLowerCase(Locale.ROOT);
      String body;
      if (lower.contains("transfer-encoding: chunked")) {
        body = chunked();
      } else {
        Matcher length = Pattern.compile("content-length: (\\d+)").matcher(lower);
        body = length.find() ? text(Integer.parseInt(length.group(1))) : "";
      }
      if (lower.contains("connection: close")) {
        socket.close();
        open();
      }
      return head + body;
    }

    private String chunked() throws IOException {
      StringBuilder body = new StringBuilder();
      while (true) {
        StringBuilder size = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
          size.append((char) one);
        }
        int length = Integer.parseInt(size.toString().strip(), 16);
        body.append(text(length));
        var _ = text(2);
        if (length == 0) {
          return body.toString();
        }
      }
    }

    private String text(int length) throws IOException {
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
