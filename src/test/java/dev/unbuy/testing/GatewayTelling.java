package dev.unbuy.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unbuy.payments.gateway.GatewaySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the application under test what the sandbox gateway might tell, or somebody else. */
@Component
@Lazy
public class GatewayTelling {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String secret;
  private final int port;
  private final JdbcClient database;

  GatewayTelling(GatewaySettings settings, @LocalServerPort int port, JdbcClient database) {
    this.secret = settings.webhookSecret().substring("whsec_".length());
    this.port = port;
    this.database = database;
  }

  /** Tells it as the gateway signs it; the answer's status. */
  public int tell(String id, Instant at, String body) {
    return tell(id, at, body, secret);
  }

  /** Tells it, signed with this secret in base64. */
  public int tell(String id, Instant at, String body, String base64) {
    String time = Long.toString(at.getEpochSecond());
    return send(
        request(body)
            .header("webhook-id", id)
            .header("webhook-timestamp", time)
            .header("webhook-signature", "v1," + hmac(id + "." + time + "." + body, base64)));
  }

  /** Tells it without any signature. */
  public int tellUnsigned(String body) {
    return send(request(body));
  }

  /** Waits until all that was told has reached those who hear of it. */
  public void isHeard() {
    Eventually.holds(
        () ->
            database
                    .sql(
                        """
                        SELECT count(*) FROM platform.outbox_events e
                        WHERE e.type LIKE '%GatewayNotice%' AND EXISTS (
                          SELECT 1 FROM platform.outbox_deliveries d WHERE d.event_id = e.id)\
                        """)
                    .query(Long.class)
                    .single()
                == 0);
  }

  private HttpRequest.Builder request(String body) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d/webhooks/gateway".formatted(port)))
        .POST(BodyPublishers.ofString(body));
  }

  private static int send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static String hmac(String text, String base64) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(base64), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
