package dev.unbuy.payments.gateway.adyen;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.adyen.model.notification.NotificationRequestItem;
import com.adyen.notification.WebhookHandler;
import com.adyen.util.HMACValidator;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.payments.gateway.GatewayNotice;
import dev.unbuy.payments.gateway.GatewayWebhooks;
import dev.unbuy.payments.gateway.WebhookReading;
import dev.unbuy.payments.gateway.WebhookReading.Forged;
import dev.unbuy.payments.gateway.WebhookReading.Genuine;
import dev.unbuy.payments.gateway.WebhookReading.Told;
import dev.unbuy.payments.gateway.adyen.Asked.Kind;
import java.io.IOException;
import java.security.SignatureException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads Adyen's standard webhooks. Each item carries an HMAC over what is said of the money; what
 * is not signed is not used. Nothing in it is dated and signed, so an old one is known only by
 * being known: it changes nothing twice.
 */
final class AdyenWebhooks implements GatewayWebhooks {

  private final String hmacKey;
  private final AdyenMemory memory;
  private final InstantSource clock;
  private final AdyenDisputes disputes;
  private final HMACValidator signatures = new HMACValidator();
  private final WebhookHandler reader = new WebhookHandler();

  AdyenWebhooks(String hmacKey, AdyenMemory memory, InstantSource clock) {
    this.hmacKey = hmacKey;
    this.memory = memory;
    this.clock = clock;
    this.disputes = new AdyenDisputes(memory, clock);
  }

  @Override
  public WebhookReading read(Map<String, String> headers, byte[] body) {
    List<NotificationRequestItem> items;
    try {
      items =
          Objects.requireNonNullElse(
              reader.handleNotificationJson(new String(body, UTF_8)).getNotificationItems(),
              List.of());
    } catch (IOException | RuntimeException unreadable) {
      return new Forged("it is no notification of Adyen's");
    }
    if (items.isEmpty() || !items.stream().allMatch(this::isGenuine)) {
      return new Forged("its signature is wrong");
    }
    List<Told> told = new ArrayList<>();
    for (NotificationRequestItem item : items) {
      hear(item).ifPresent(told::add);
      told.addAll(disputes.hear(item));
    }
    return new Genuine(told);
  }

  private boolean isGenuine(NotificationRequestItem item) {
    try {
      return signatures.validateHMAC(item, hmacKey);
    } catch (SignatureException | RuntimeException unsigned) {
      return false;
    }
  }

  private Optional<Told> hear(NotificationRequestItem item) {
    return switch (Objects.requireNonNullElse(item.getEventCode(), "")) {
      case "AUTHORISATION" -> authorization(item);
      case "CAPTURE" -> move(item, Kind.CAPTURE, item.isSuccess());
      case "CAPTURE_FAILED" -> move(item, Kind.CAPTURE, false);
      case "CANCELLATION" -> move(item, Kind.RELEASE, item.isSuccess());
      case "REFUND" -> refund(item, item.isSuccess());
      case "REFUND_FAILED", "REFUNDED_REVERSED" -> refund(item, false);
      case "EXPIRE" -> expired(item);
      default -> Optional.empty();
    };
  }

  private Optional<Told> authorization(NotificationRequestItem item) {
    tell(item, Kind.AUTHORIZATION, item.getPspReference(), item.isSuccess());
    GatewayNotice.Kind kind =
        item.isSuccess() ? GatewayNotice.Kind.AUTHORIZED : GatewayNotice.Kind.DECLINED;
    return notice(item, key(item), kind, item.getPspReference());
  }

  /** Nobody has to hear: the move is asked for until its answer is final. */
  private Optional<Told> move(NotificationRequestItem item, Kind kind, boolean succeeded) {
    tell(item, kind, item.getOriginalReference(), succeeded);
    return Optional.empty();
  }

  private Optional<Told> refund(NotificationRequestItem item, boolean succeeded) {
    tell(item, Kind.REFUND, item.getOriginalReference(), succeeded);
    GatewayNotice.Kind kind =
        succeeded ? GatewayNotice.Kind.REFUND_SUCCEEDED : GatewayNotice.Kind.REFUND_FAILED;
    return notice(item, key(item), kind, item.getPspReference());
  }

  private Optional<Told> expired(NotificationRequestItem item) {
    String authorization = Objects.requireNonNullElse(item.getOriginalReference(), "");
    return memory
        .keyOf(authorization)
        .flatMap(
            key -> {
              memory.told(
                  telling(item, key, Kind.AUTHORIZATION, authorization, authorization, false));
              return notice(item, key, GatewayNotice.Kind.EXPIRED, authorization);
            });
  }

  private void tell(
      NotificationRequestItem item, Kind kind, @Nullable String authorization, boolean succeeded) {
    memory.told(
        telling(
            item,
            key(item),
            kind,
            item.getPspReference(),
            Objects.requireNonNullElse(authorization, ""),
            succeeded));
  }

  private static Telling telling(
      NotificationRequestItem item,
      String key,
      Kind kind,
      String reference,
      String authorization,
      boolean succeeded) {
    return new Telling(
        id(item),
        key,
        kind,
        reference,
        authorization,
        succeeded,
        amount(item),
        succeeded ? null : AdyenGateway.word(item.getReason()));
  }

  private static Money amount(NotificationRequestItem item) {
    return AdyenAmount.money(item.getAmount().getValue(), item.getAmount().getCurrency());
  }

  /** Ours only where it is one of our keys: an account may serve other shops too. */
  private static String key(NotificationRequestItem item) {
    return Ids.parse(Objects.requireNonNullElse(item.getMerchantReference(), ""))
        .map(Object::toString)
        .orElse("");
  }

  private Optional<Told> notice(
      NotificationRequestItem item, String key, GatewayNotice.Kind kind, String reference) {
    boolean good =
        kind == GatewayNotice.Kind.AUTHORIZED || kind == GatewayNotice.Kind.REFUND_SUCCEEDED;
    return Ids.parse(key)
        .map(
            subject ->
                new Told(
                    id(item),
                    new GatewayNotice(
                        clock.instant(),
                        subject,
                        kind,
                        reference,
                        good ? null : AdyenGateway.word(item.getReason()))));
  }

  private static String id(NotificationRequestItem item) {
    return "adyen %s %s %s"
        .formatted(item.getPspReference(), item.getEventCode(), item.isSuccess());
  }
}
