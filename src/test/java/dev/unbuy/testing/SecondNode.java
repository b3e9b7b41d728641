package dev.unbuy.testing;

import dev.unbuy.UnbuyApplication;
import dev.unbuy.payments.gateway.GatewaySettings;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A second process of the same marketplace, as far as one JVM allows: an application of its own on
 * the same database and gateway. It leaves outbox and deadlines to the first, and has a single
 * connection, which goes over a {@link Wire}: so all that is on it is what its requests ask, and a
 * request that needs two connections at once fails.
 */
public final class SecondNode implements AutoCloseable {

  private final Wire wire;
  private final ConfigurableApplicationContext application;

  /** Starts it. */
  public SecondNode(JdbcConnectionDetails database, GatewaySettings gateway) throws IOException {
    URI first = URI.create(database.getJdbcUrl().substring("jdbc:".length()));
    this.wire = new Wire(first.getPort());
    this.application =
        new SpringApplicationBuilder(UnbuyApplication.class)
            .run(
                "--server.port=0",
                "--unbuy.background=false",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d%s"
                    .formatted(wire.port(), first.getPath()),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword(),
                "--spring.datasource.hikari.maximum-pool-size=1",
                "--spring.datasource.hikari.connection-timeout=2000",
                "--spring.flyway.enabled=false",
                "--spring.mail.host=127.0.0.1",
                "--unbuy.gateway.url=" + gateway.url(),
                "--unbuy.gateway.api-key=" + gateway.apiKey(),
                "--unbuy.gateway.webhook-secret=" + gateway.webhookSecret());
  }

  /** Its port. */
  public int port() {
    return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /**
   * What an action asks the database for. Left out is the pool's own look whether an idle
   * connection still lives, which asks nothing.
   */
  public List<Wire.RoundTrip> roundTrips(Runnable action) {
    var _ = wire.taken();
    action.run();
    return wire.taken().stream()
        .filter(trip -> !trip.statements().stream().allMatch(String::isBlank))
        .toList();
  }

  /** Takes the database away from it alone. */
  public void loseDatabase() throws IOException {
    wire.cut();
  }

  /** Gives the database back, and waits until the pool has noticed: it looks less often by then. */
  public void findDatabase() {
    wire.mend();
    Api anybody = Api.at(port());
    Eventually.holds(() -> anybody.get("/api/v1/listings").status() == 200);
  }

  @Override
  public void close() throws IOException {
    application.close();
    wire.close();
  }
}
