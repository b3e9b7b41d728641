import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replays generated history against another policy, over the API of an application of its own, and
 * says how long that takes and what it costs in memory. One order in ten has a wish to cancel, one
 * in twenty was shipped late, over 300 days and 1,000 shops.
 */
public final class Simulate {

  private static final int TIMES = 5;
  private static final int STEP = 250_000;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final String PEOPLE =
      """
      INSERT INTO accounts.accounts (id, email, name, roles, shop_id, created_at)
      VALUES ('00000009-0000-7000-8000-000000000001', 'bench@bench.test', 'Bench', '{OPERATOR}',
        NULL, now());
      INSERT INTO accounts.api_tokens (id, token_hash, account_id, name, created_at, expires_at)
      VALUES ('00000009-0000-7000-8000-000000000001', sha256('bench'),
        '00000009-0000-7000-8000-000000000001', 'bench', now(), now() + interval '1 day');
      """;

  /** Placed at PLACED, paid a minute later, shipped two days later or, one in twenty, in five. */
  private static final String HISTORY =
      """
      INSERT INTO orders.orders (id, number, purchase_id, buyer_id, buyer_name, shop_id, shop_name,
        currency, items, shipping, total, ship_to, placed_at, payment, paid_at, ship_by,
        delivery_from, delivery_to, units_ordered, units_shipped)
      SELECT ORDER_ID, 'S' || n, ORDER_ID, ORDER_ID, 'Bench', SHOP, 'Shop', 'EUR', 2000, 500, 2500,
        '{}', PLACED, 'PAID', PLACED + interval '1 minute', PLACED + interval '3 days',
        current_date, current_date, 2, CASE WHEN n % 10 = 0 THEN 0 ELSE 2 END
      FROM generate_series(%1$d, %2$d) n;
      INSERT INTO orders.fulfillments (id, order_id, buyer_id, shop_id, status, created_at, shipped_at)
      SELECT ORDER_ID, ORDER_ID, ORDER_ID, SHOP, 'SHIPPED', PLACED,
        PLACED + CASE WHEN n % 20 = 1 THEN interval '6 days' ELSE interval '2 days' END
      FROM generate_series(%1$d, %2$d) n WHERE n % 10 <> 0;
      INSERT INTO cancellations.cancellations (id, order_id, buyer_id, shop_id, status, asked_by, rule,
        reason, fault, because, currency, refund, shipping, preview, asked_at, seller_answers_by,
        decided_at, decided_by, fact_payment, fact_paid_at, fact_ship_by, fact_packed,
        fact_right_open, fact_accepts)
      SELECT ORDER_ID, ORDER_ID, ORDER_ID, SHOP, 'SETTLED', 'BUYER',
        CASE WHEN n % 20 = 0 THEN 'WITHIN_GRACE_PERIOD' ELSE 'NOTHING_IN_FULFILLMENT' END,
        'CHANGE_OF_MIND', 'BUYER', 'fault.buyers-choice', 'EUR', 2500, 500, '[]',
        ASKED, CASE WHEN n % 20 = 0 THEN NULL ELSE ASKED + interval '2 days' END,
        CASE WHEN n % 20 = 0 THEN ASKED ELSE ASKED + interval '1 day' END,
        CASE WHEN n % 20 = 0 THEN 'BUYER' ELSE 'SELLER' END,
        'PAID', PLACED + interval '1 minute', PLACED + interval '3 days', 0, false, false
      FROM generate_series(%1$d, %2$d) n WHERE n % 10 = 0;
      INSERT INTO standing.order_facts (order_id, shop_id, number, placed_at, paid, seller_fault,
        canceled, shipped, late, stars)
      SELECT ORDER_ID, SHOP, 'S' || n, PLACED, true, n % 97 = 0, n % 10 = 0, n % 10 <> 0, n % 20 = 1,
        CASE WHEN n % 7 = 0 THEN 1 + n % 5 END
      FROM generate_series(%1$d, %2$d) n;
      """
          .replace(
              "ASKED",
              "(PLACED + CASE WHEN n % 20 = 0 THEN interval '20 minutes' ELSE interval '5 hours'"
                  + " END)")
          .replace("ORDER_ID", "('00000001-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid")
          .replace("SHOP", "('00000007-0000-7000-8000-' || lpad(to_hex(n % 1000), 12, '0'))::uuid")
          .replace(
              "PLACED",
              "(date_trunc('day', now()) - (n % 300 + 20) * interval '1 day' + n % 86400 * interval"
                  + " '1 second')")
          .replace(" % ", " %% ");

  private Simulate() {}

  public static void main(String[] args) throws Exception {
    int orders =
        args.length > 3 && args[2].equals("--orders") ? Integer.parseInt(args[3]) : 1_000_000;
    Path data = Files.createTempDirectory("unbuy-simulate");
    int port = freePort();
    Process app = start(args[0], args[1], data, port);
    try {
      awaitFirstPage(app, port);
      fill(data, orders);
      List<Double> seconds = new ArrayList<>();
      for (int i = 0; i < TIMES; i++) {
        seconds.add(simulate(port, orders));
      }
      say("| orders | first s | median of the next s | orders/s | resident MB |");
      say("| ---: | ---: | ---: | ---: | ---: |");
      List<Double> warm = seconds.subList(1, TIMES).stream().sorted().toList();
      double median = warm.get(warm.size() / 2);
      say(
          "| %,d | %.2f | %.2f | %,.0f | %d |",
          orders, seconds.getFirst(), median, orders / median, residentMegabytes(app));
    } catch (IOException | SQLException | IllegalStateException failure) {
      System.err.println("The measurement ended: " + failure);
      System.err.println(Files.readString(data.resolve("out")));
      System.exit(1);
    } finally {
      app.destroy();
      if (!app.waitFor(30, TimeUnit.SECONDS)) {
        app.destroyForcibly().waitFor();
      }
      delete(data);
    }
  }

  private static Process start(String java, String jar, Path data, int port) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(java, "-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(
        !jar.contains(File.pathSeparator)
            ? List.of("-jar", jar)
            : List.of("-cp", jar, "dev.unbuy.UnbuyApplication"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
    builder.environment().put("UNBUY_DATA", data.toString());
    builder.environment().put("UNBUY_DEMO", "false");
    builder.environment().put("SERVER_PORT", String.valueOf(port));
    builder.redirectErrorStream(true);
    builder.redirectOutput(data.resolve("out").toFile());
    return builder.start();
  }

  private static void awaitFirstPage(Process app, int port) throws Exception {
    while (app.isAlive()) {
      try {
        if (HTTP.send(request(port, "/").build(), BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("the application did not start");
  }

  private static void fill(Path data, int orders) throws Exception {
    try (Connection database = connect(data);
        Statement statement = database.createStatement()) {
      statement.execute("SET synchronous_commit = off");
      statement.execute(PEOPLE);
      for (int from = 0; from < orders; from += STEP) {
        statement.execute(HISTORY.formatted(from, Math.min(orders, from + STEP) - 1));
        say("filled %,d orders", Math.min(orders, from + STEP));
      }
      statement.execute("VACUUM ANALYZE");
      statement.execute("CHECKPOINT");
    }
  }

  /** How long a replay takes as the client sees it, in seconds. */
  private static double simulate(int port, int orders) throws Exception {
    Instant to = Instant.now();
    String body =
        """
        {"policy":{"gracePeriod":"PT6H","platformWaitsAfterShipBy":"PT24H","sellerAnswersWithin":"PT12H",
         "standardCancellationRate":0.008},"from":"%s","to":"%s"}\
        """
            .formatted(to.minus(Duration.ofDays(400)), to);
    long begun = System.nanoTime();
    HttpResponse<String> answer =
        HTTP.send(
            request(port, "/api/v1/admin/policy-simulations")
                .header("Authorization", "Bearer bench")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    double seconds = (System.nanoTime() - begun) / 1e9;
    Matcher replayed = Pattern.compile("\"orders\":([0-9]+)").matcher(answer.body());
    if (answer.statusCode() != 201
        || !replayed.find()
        || Integer.parseInt(replayed.group(1)) != orders) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    say("replayed in %.2f s", seconds);
    return seconds;
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static Connection connect(Path data) throws IOException, SQLException {
    Path cluster = data.resolve("postgres");
    String port = Files.readAllLines(cluster.resolve("cluster").resolve("postmaster.pid")).get(3);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port.strip() + "/unbuy",
        "unbuy",
        Files.readString(cluster.resolve("password")).strip());
  }

  private static long residentMegabytes(Process app) throws IOException {
    Path status = Path.of("/proc", String.valueOf(app.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
        .findFirst()
        .orElse(0);
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
}
