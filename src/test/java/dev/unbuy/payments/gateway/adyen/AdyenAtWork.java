package dev.unbuy.payments.gateway.adyen;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.adyen.model.notification.Amount;
import com.adyen.model.notification.NotificationRequestItem;
import com.adyen.util.HMACValidator;
import dev.unbuy.payments.gateway.GatewayWebhooks;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.payments.gateway.ProviderAtWork;
import dev.unbuy.payments.gateway.WebhookReading;
import dev.unbuy.payments.gateway.adyen.AdyenBusiness.Item;
import dev.unbuy.platform.Transactions;
import java.security.SignatureException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Adyen as the contract needs it: the stand-in, and a memory in the database. */
final class AdyenAtWork implements ProviderAtWork {

  static final String HMAC = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";
  private static final String OTHER =
      "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF";

  private final AdyenStandIn standIn;
  private final AdyenSettings settings;
  private final AdyenMemory memory;

  AdyenAtWork(AdyenStandIn standIn, Transactions transactions, boolean inParts) {
    this.standIn = standIn;
    this.settings = new AdyenSettings(AdyenStandIn.KEY, "Shop", HMAC, null, standIn.url(), inParts);
    this.memory = new AdyenMemory(transactions, Clock.systemUTC());
  }

  @Override
  public PaymentGateway gateway() {
    return new AdyenGateway(
        new Adyen(settings), memory, settings.capturesInParts(), Clock.systemUTC());
  }

  @Override
  public GatewayWebhooks webhooks() {
    return new AdyenWebhooks(HMAC, memory, Clock.systemUTC());
  }

  @Override
  public Optional<String> token(Payer payer) {
    return switch (payer) {
      case AGREES -> Optional.of("shopper/agrees");
      case DECLINES -> Optional.of("shopper/declines");
      case IS_REVIEWED -> Optional.empty();
    };
  }

  @Override
  public void settle() {
    for (Item item : standIn.business().told()) {
      Sent sent = sent(item, HMAC);
      WebhookReading reading = webhooks().read(sent.headers(), sent.body().getBytes(UTF_8));
      if (!(reading instanceof WebhookReading.Genuine)) {
        throw new AssertionError(reading + " of " + sent.body());
      }
    }
  }

  @Override
  public boolean listsHolds() {
    return false;
  }

  @Override
  public Sent refundArrived(String authorization, String refund, String key) {
    return sent(arrived(authorization, refund, key), HMAC);
  }

  @Override
  public Sent forged(String authorization, String refund, String key) {
    return sent(arrived(authorization, refund, key), OTHER);
  }

  @Override
  public Optional<Sent> refundArrivedLongAgo(String authorization, String refund, String key) {
    return Optional.empty();
  }

  private static Item arrived(String authorization, String refund, String key) {
    return new Item("REFUND", refund, authorization, key, 100, "EUR", true, "");
  }

  /** A notification of one item, signed as Adyen does. */
  static Sent sent(Item item, String hmacKey) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("eventCode", item.event());
    fields.put("success", Boolean.toString(item.success()));
    fields.put("pspReference", item.reference());
    fields.put("originalReference", item.original());
    fields.put("merchantAccountCode", "Shop");
    fields.put("merchantReference", item.key());
    fields.put("amount", Map.of("value", item.value(), "currency", item.currency()));
    fields.put("eventDate", "2026-11-25T01:40:00+01:00");
    fields.put("reason", item.reason());
    fields.put("additionalData", Map.of("hmacSignature", signature(item, hmacKey)));
    String body =
        new JsonMapper()
            .writeValueAsString(
                Map.of(
                    "live",
                    "false",
                    "notificationItems",
                    List.of(Map.of("NotificationRequestItem", fields))));
    return new Sent(Map.of("content-type", "application/json"), body);
  }

  private static String signature(Item item, String hmacKey) {
    Amount amount = new Amount();
    amount.setValue(item.value());
    amount.setCurrency(item.currency());
    NotificationRequestItem signed =
        new NotificationRequestItem()
            .setEventCode(item.event())
            .setSuccess(item.success())
            .setPspReference(item.reference())
            .setOriginalReference(item.original())
            .setMerchantAccountCode("Shop")
            .setMerchantReference(item.key())
            .setAmount(amount);
    try {
      return new HMACValidator().calculateHMAC(signed, hmacKey);
    } catch (SignatureException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
