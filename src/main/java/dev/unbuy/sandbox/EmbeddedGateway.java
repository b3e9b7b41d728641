package dev.unbuy.sandbox;

import dev.unbuy.payments.gateway.ConditionalOnGateway;
import dev.unbuy.payments.gateway.GatewayKind;
import dev.unbuy.payments.gateway.GatewaySettings;
import dev.unbuy.platform.StartupNote;
import dev.unbuy.platform.UnbuyProperties;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Runs a gateway beside the application where no other is configured. It is spoken with over HTTP,
 * like any other, and keeps its own books.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnGateway(GatewayKind.EMBEDDED)
class EmbeddedGateway {

  @Bean(destroyMethod = "close")
  SandboxGateway sandboxGateway(UnbuyProperties unbuy) throws IOException {
    Path folder = folder(unbuy);
    return SandboxGateway.start(
        SandboxSettings.of(0, folder, secrets(folder).apiKey(), Clock.systemUTC())
            .with(MethodTimes.usual()));
  }

  @Bean
  GatewaySettings gatewaySettings(SandboxGateway gateway, UnbuyProperties unbuy)
      throws IOException {
    Secrets secrets = secrets(folder(unbuy));
    return new GatewaySettings(
        URI.create("http://127.0.0.1:" + gateway.port()), secrets.apiKey(), secrets.webhook());
  }

  @Bean
  Teller teller(SandboxGateway gateway, GatewaySettings settings) {
    return new Teller(gateway, settings);
  }

  @Bean
  StartupNote gatewayNote(SandboxGateway gateway, MessageSource messages) {
    return () ->
        List.of(
            messages.getMessage(
                "startup.summary.gateway",
                new Object[] {String.valueOf(gateway.port())},
                Locale.ENGLISH));
  }

  private static Path folder(UnbuyProperties unbuy) {
    return unbuy.dataFolder().resolve("gateway");
  }

  /** Made on the first start, readable by the owner only. */
  private static synchronized Secrets secrets(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("secrets.properties");
    Properties kept = new Properties();
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      }
    } else {
      kept.setProperty("api-key", "sk_" + random());
      kept.setProperty("webhook-secret", "whsec_" + random());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var writer = Files.newBufferedWriter(file)) {
        kept.store(writer, null);
      }
    }
    return new Secrets(kept.getProperty("api-key", ""), kept.getProperty("webhook-secret", ""));
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private record Secrets(String apiKey, String webhook) {}

  /** Tells the gateway where to send webhooks, once the port is known. */
  static final class Teller {

    private final SandboxGateway gateway;
    private final GatewaySettings settings;

    Teller(SandboxGateway gateway, GatewaySettings settings) {
      this.gateway = gateway;
      this.settings = settings;
    }

    @EventListener
    void on(WebServerInitializedEvent event) {
      if (event.getApplicationContext().getServerNamespace() == null) {
        URI here =
            URI.create("http://127.0.0.1:" + event.getWebServer().getPort() + "/webhooks/gateway");
        gateway.tellTo(new SandboxSettings.Webhook(here, settings.webhookSecret()));
      }
    }
  }
}
