package dev.unbuy.payments.gateway.stripe;

import com.stripe.net.Webhook;
import dev.unbuy.payments.gateway.GatewayWebhooks;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.payments.gateway.ProviderAtWork;
import java.net.URI;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Stripe as the contract needs it: the stand-in, or Stripe itself in test mode. */
record StripeAtWork(StripeSettings settings, boolean reviews) implements ProviderAtWork {

  static final String SECRET = "whsec_contract";

  static StripeAtWork at(@Nullable URI base, String key, boolean inParts) {
    return new StripeAtWork(new StripeSettings(key, SECRET, base, inParts), base != null);
  }

  @Override
  public PaymentGateway gateway() {
    return new StripeGateway(new Stripe(settings), settings.capturesInParts(), Clock.systemUTC());
  }

  @Override
  public GatewayWebhooks webhooks() {
    return new StripeWebhooks(new Stripe(settings), SECRET, new JsonMapper(), Clock.systemUTC());
  }

  @Override
  public Optional<String> token(Payer payer) {
    return switch (payer) {
      case AGREES -> Optional.of("pm_card_visa");
      case DECLINES -> Optional.of("pm_card_visa_chargeDeclined");
      case IS_REVIEWED -> reviews ? Optional.of("pm_card_review") : Optional.empty();
    };
  }

  @Override
  public void settle() {
    // Stripe's captures and cancels are done when they are answered
  }

  @Override
  public boolean listsHolds() {
    return false;
  }

  @Override
  public Sent refundArrived(String authorization, String refund, String key) {
    return sent("refund.updated", refund(refund, key, "succeeded"), Instant.now(), SECRET);
  }

  @Override
  public Sent forged(String authorization, String refund, String key) {
    return sent("refund.updated", refund(refund, key, "succeeded"), Instant.now(), "whsec_other");
  }

  @Override
  public Optional<Sent> refundArrivedLongAgo(String authorization, String refund, String key) {
    Instant then = Instant.now().minus(Duration.ofMinutes(6));
    return Optional.of(sent("refund.updated", refund(refund, key, "succeeded"), then, SECRET));
  }

  /** A refund as an event carries it. */
  static Map<String, Object> refund(String id, String key, String status) {
    return Map.of(
        "id", id, "object", "refund", "status", status, "metadata", Map.of("unbuy_key", key));
  }

  /** An event about an object, signed as Stripe does. */
  static Sent sent(String type, Map<String, Object> object, Instant at, String secret) {
    String body =
        new JsonMapper()
            .writeValueAsString(
                Map.of(
                    "id",
                    "evt_1",
                    "object",
                    "event",
                    "type",
                    type,
                    "data",
                    Map.of("object", object)));
    try {
      String header = Webhook.Signature.generateSignatureHeader(body, secret, at.getEpochSecond());
      return new Sent(Map.of("stripe-signature", header), body);
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
