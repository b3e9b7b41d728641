package dev.unbuy.platform;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set about the application itself.
 *
 * @param data the data folder as configured ({@code UNBUY_DATA}); use {@link #dataFolder()}
 * @param baseUrl the address under which people reach the application ({@code UNBUY_BASE_URL}), for
 *     links in mails and in what other systems are given
 * @param demo whether demo data and demo accounts are made ({@code UNBUY_DEMO}); never true beside
 *     an outside database
 */
@ConfigurationProperties("unbuy")
public record UnbuyProperties(String data, URI baseUrl, boolean demo) {

  /** The folder of everything that is kept outside an outside database, absolute. */
  public Path dataFolder() {
    return Path.of(data).toAbsolutePath().normalize();
  }
}
