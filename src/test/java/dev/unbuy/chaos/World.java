package dev.unbuy.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unbuy.platform.embedded.CrashingPostgres;
import dev.unbuy.testing.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The processes of a run, and how each is killed and started again. */
final class World implements AutoCloseable {

  private static final String READY = "Unbuy is ready";
  private static final String LISTENS = "The sandbox gateway listens";

  /** How much faster than usual things go at the gateway, so that a short run sees their end. */
  private static final List<String> TIMES =
      List.of(
          "--refund-time=CARD=PT1S",
          "--refund-time=BANK_TRANSFER=PT1S",
          "--refund-time=VOUCHER=PT2S",
          "--refund-time=PAY_LATER=PT0.5S",
          "--payment-time=BANK_TRANSFER=PT1.5S",
          "--payment-time=VOUCHER=PT3S",
          "--validity=PAY_LATER=PT12S");

  private final ChaosPlan plan;
  private final String apiKey;
  private final String secret;
  private final int port = freePort();
  private final int gatewayPort = freePort();
  private final Outages outages = new Outages();
  private final CrashingPostgres database;
  private final Mailbox mailbox;
  private final WebhookWire wire;
  private final GatewayFaults faults;
  private OwnProcess gateway;
  private OwnProcess application;

  private World(ChaosPlan plan) throws IOException, InterruptedException {
    this.plan = plan;
    this.apiKey = "sk_chaos_" + plan.seed();
    this.secret =
        "whsec_" + Base64.getEncoder().encodeToString(("chaos" + plan.seed()).getBytes(UTF_8));
    Files.createDirectories(plan.folder());
    this.database = CrashingPostgres.start(plan.folder().resolve("database"));
    this.mailbox = Mailbox.open();
    this.wire =
        WebhookWire.to(
            URI.create("http://127.0.0.1:" + port + "/webhooks/gateway"), plan.seed() + 1);
    this.faults = new GatewayFaults(plan.seed() + 2);
    this.gateway = startGateway();
    this.application = startApplication();
    gateway.awaitPrinted(LISTENS, 1);
    application.awaitPrinted(READY, 1);
  }

  /** Starts everything. */
  static World start(ChaosPlan plan) throws IOException, InterruptedException {
    return new World(plan);
  }

  ChaosPlan plan() {
    return plan;
  }

  Api api() {
    return Api.at(port);
  }

  Api gatewayApi() {
    return Api.at(gatewayPort).with(apiKey);
  }

  Mailbox mailbox() {
    return mailbox;
  }

  WebhookWire wire() {
    return wire;
  }

  GatewayFaults faults() {
    return faults;
  }

  Outages outages() {
    return outages;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  /** Kills the application and starts it again. */
  synchronized void killApplication() throws IOException, InterruptedException {
    Outages.Outage outage = outages.begin();
    int lives = application.printed(READY);
    application.kill();
    application = startApplication();
    application.awaitPrinted(READY, lives + 1);
    outage.end();
  }

  /** Kills the gateway and starts it again, with the faults planned that are planned now. */
  synchronized void killGateway() throws IOException, InterruptedException {
    faults.count(gatewayApi());
    int lives = gateway.printed(LISTENS);
    gateway.kill();
    gateway = startGateway();
    gateway.awaitPrinted(LISTENS, lives + 1);
    faults.plan(gatewayApi());
  }

  /** Has the database crash, or restart without asking anybody. */
  synchronized void restartDatabase(boolean crash) throws IOException, InterruptedException {
    Outages.Outage outage = outages.begin();
    if (crash) {
      database.crashAndRestart();
    } else {
      database.restart();
    }
    outage.end();
  }

  private OwnProcess startGateway() throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("gateway");
    arguments.add("--port=" + gatewayPort);
    arguments.add("--data=" + plan.folder().resolve("gateway"));
    arguments.add("--api-key=" + apiKey);
    arguments.add("--webhook-url=" + wire.url());
    arguments.add("--webhook-secret=" + secret);
    arguments.addAll(TIMES);
    return OwnProcess.start(output("gateway.out"), null, Map.of(), arguments);
  }

  private OwnProcess startApplication() throws IOException {
    Map<String, String> environment =
        Map.ofEntries(
            Map.entry("SERVER_PORT", String.valueOf(port)),
            Map.entry("UNBUY_DATA", plan.folder().resolve("data").toString()),
            Map.entry("SPRING_DATASOURCE_URL", database.url()),
            Map.entry("SPRING_DATASOURCE_USERNAME", database.user()),
            Map.entry("SPRING_DATASOURCE_PASSWORD", database.password()),
            Map.entry("SPRING_MAIL_HOST", "127.0.0.1"),
            Map.entry("SPRING_MAIL_PORT", String.valueOf(mailbox.port())),
            Map.entry("UNBUY_OUTBOX_LEASE", "PT10S"),
            Map.entry("UNBUY_GATEWAY_URL", "http://127.0.0.1:" + gatewayPort),
            Map.entry("UNBUY_GATEWAY_API_KEY", apiKey),
            Map.entry("UNBUY_GATEWAY_WEBHOOK_SECRET", secret));
    return OwnProcess.start(output("application.out"), plan.overlay(), environment, List.of());
  }

  private Path output(String name) {
    return plan.folder().resolve(name);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    application.close();
    gateway.close();
    wire.close();
    mailbox.close();
    database.close();
  }
}
