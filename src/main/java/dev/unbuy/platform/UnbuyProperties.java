package dev.unbuy.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set about the application itself.
 *
 * @param data the data folder as configured ({@code UNBUY_DATA}); use {@link #dataFolder()}
 * @param baseUrl the address under which people reach the application ({@code UNBUY_BASE_URL}), for
 *     links in mails and in what other systems are given
 * @param demo whether demo data and demo accounts are made ({@code UNBUY_DEMO}); never true beside
 *     an outside database
 * @param background whether this process works through what waits: the outbox, the deadlines; false
 *     for commands that do one thing and end
 * @param outbox how deliveries are handed out
 */
@ConfigurationProperties("unbuy")
public record UnbuyProperties(
    String data,
    URI baseUrl,
    boolean demo,
    @DefaultValue("true") boolean background,
    @DefaultValue OutboxProperties outbox) {

  /** The folder of everything that is kept outside an outside database, absolute. */
  public Path dataFolder() {
    return Path.of(data).toAbsolutePath().normalize();
  }

  /**
   * How deliveries are handed out.
   *
   * @param lease how long a worker has for the deliveries that it claimed; those of one that died
   *     are claimed by others when it is over
   */
  public record OutboxProperties(@DefaultValue("60s") Duration lease) {}
}
