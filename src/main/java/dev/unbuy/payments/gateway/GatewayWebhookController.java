package dev.unbuy.payments.gateway;

import dev.unbuy.payments.gateway.WebhookReading.Forged;
import dev.unbuy.payments.gateway.WebhookReading.Genuine;
import dev.unbuy.payments.gateway.WebhookReading.NotNow;
import dev.unbuy.payments.gateway.WebhookReading.Told;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hears what the gateway tells by itself: verified, each notice taken once, then published. */
@RestController
class GatewayWebhookController {

  private static final Logger log = LoggerFactory.getLogger(GatewayWebhookController.class);
  private static final int LONGEST_BODY = 1 << 20;
  private static final String TAKE =
      """
      INSERT INTO payments.gateway_notices (id, type, received_at) VALUES (?, ?, ?)
      ON CONFLICT DO NOTHING RETURNING id\
      """;

  private final GatewayWebhooks webhooks;
  private final Transactions transactions;
  private final Outbox outbox;
  private final InstantSource clock;

  GatewayWebhookController(
      GatewayWebhooks webhooks, Transactions transactions, Outbox outbox, InstantSource clock) {
    this.webhooks = webhooks;
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  @PostMapping("/webhooks/gateway")
  ResponseEntity<Void> take(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
    }
    return switch (webhooks.read(headers(request), body)) {
      case Genuine genuine -> {
        publish(genuine.told());
        yield ResponseEntity.ok().build();
      }
      case Forged forged -> {
        log.warn("A webhook was refused: {}", forged.why());
        yield ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
      }
      case NotNow later -> {
        log.info("A webhook is to be sent again: {}", later.why());
        yield ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
      }
    };
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
    }
    return headers;
  }

  private void publish(List<Told> told) {
    if (!told.isEmpty()) {
      transactions.execute(
          work -> {
            for (Told one : told) {
              GatewayNotice notice = one.notice();
              work.ask(
                      Query.of(
                          TAKE,
                          row -> row.getString(1),
                          one.id(),
                          notice.kind().name(),
                          clock.instant()))
                  .first()
                  .ifPresent(first -> outbox.publish(work, notice));
            }
          });
    }
  }
}
