package dev.unbuy.payments.gateway.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.payments.gateway.GatewayNotice;
import dev.unbuy.payments.gateway.GatewayNotice.Kind;
import dev.unbuy.payments.gateway.GatewayWebhooks;
import dev.unbuy.payments.gateway.WebhookReading;
import dev.unbuy.payments.gateway.WebhookReading.Forged;
import dev.unbuy.payments.gateway.WebhookReading.Genuine;
import dev.unbuy.payments.gateway.WebhookReading.NotNow;
import dev.unbuy.payments.gateway.WebhookReading.Told;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Stripe's events. The library checks the signature; the content is read field by field, so
 * that an endpoint set to another version of the API is understood too.
 *
 * <p>Stripe tells one thing by several events ({@code refund.updated} and {@code
 * charge.refund.updated}), so a notice is known by what it is about and what became of it, not by
 * the event. Of captures nobody has to hear: their answers were final.
 */
final class StripeWebhooks implements GatewayWebhooks {

  private static final long TOLERANCE_SECONDS = 300;
  private static final Set<String> ENDED_BY_TIME = Set.of("automatic", "expired");

  private final Stripe stripe;
  private final String secret;
  private final JsonMapper json;
  private final Clock clock;

  StripeWebhooks(Stripe stripe, String secret, JsonMapper json, InstantSource clock) {
    this.stripe = stripe;
    this.secret = secret;
    this.json = json;
    this.clock = clock.withZone(ZoneOffset.UTC);
  }

  @Override
  public WebhookReading read(Map<String, String> headers, byte[] body) {
    try {
      String payload = new String(body, UTF_8);
      String signature = headers.getOrDefault("stripe-signature", "");
      var _ = Webhook.Signature.verifyHeader(payload, signature, secret, TOLERANCE_SECONDS, clock);
      return new Genuine(told(json.readTree(body)));
    } catch (SignatureVerificationException wrong) {
      return new Forged("its signature or its time is wrong");
    } catch (StripeException later) {
      return new NotNow("Stripe does not tell what it is about");
    } catch (JacksonException unreadable) {
      return new Genuine(List.of());
    }
  }

  private List<Told> told(JsonNode event) throws StripeException {
    JsonNode object = event.path("data").path("object");
    return switch (event.path("type").asString("")) {
      case "payment_intent.amount_capturable_updated" -> held(object);
      case "payment_intent.succeeded" -> paid(object);
      case "payment_intent.payment_failed" ->
          of(Kind.DECLINED, object, declineCode(object.path("last_payment_error")));
      case "payment_intent.canceled" -> canceled(object);
      case "review.closed" -> reviewed(object);
      case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
          refund(object);
      case "charge.refunded" ->
          object
              .path("refunds")
              .path("data")
              .valueStream()
              .flatMap(r -> refund(r).stream())
              .toList();
      case "charge.dispute.created" -> dispute(object, Kind.CHARGEBACK_OPENED);
      case "charge.dispute.funds_withdrawn" -> dispute(object, Kind.CHARGEBACK_TAKEN);
      case "charge.dispute.funds_reinstated" -> dispute(object, Kind.CHARGEBACK_RETURNED);
      case "charge.dispute.closed" ->
          dispute(
              object,
              object.path("status").asString("").equals("lost")
                  ? Kind.CHARGEBACK_LOST
                  : Kind.CHARGEBACK_WON);
      default -> List.of();
    };
  }

  /** Told after each capture of a part, too. */
  private List<Told> held(JsonNode intent) {
    boolean untouched = intent.path("amount_received").asLong(0) == 0;
    return untouched && !intent.path("review").isString()
        ? of(Kind.AUTHORIZED, intent, null)
        : List.of();
  }

  private List<Told> paid(JsonNode intent) {
    return intent.path("capture_method").asString("").equals("manual")
        ? List.of()
        : of(Kind.PAID, intent, null);
  }

  /** By us, when all was given up; else by time, or by a person in Stripe's dashboard. */
  private List<Told> canceled(JsonNode intent) {
    long released =
        intent
            .path("metadata")
            .propertyStream()
            .filter(entry -> entry.getKey().startsWith("release "))
            .mapToLong(entry -> Notes.amount(entry.getValue().asString()))
            .sum();
    long known = intent.path("amount_received").asLong(0) + released;
    if (known >= intent.path("amount").asLong()) {
      return List.of();
    }
    String reason = intent.path("cancellation_reason").asString("canceled");
    return of(ENDED_BY_TIME.contains(reason) ? Kind.EXPIRED : Kind.DECLINED, intent, reason);
  }

  private List<Told> reviewed(JsonNode review) throws StripeException {
    String id = review.path("payment_intent").asString("");
    if (id.isEmpty()) {
      return List.of();
    }
    PaymentIntent intent = stripe.intent(id);
    String how = review.path("closed_reason").asString("closed");
    Kind kind = how.equals("approved") ? Kind.AUTHORIZED : Kind.DECLINED;
    return Notes.of(intent)
        .key()
        .map(key -> one(kind, key, id, kind == Kind.DECLINED ? "review_" + how : null).toList())
        .orElse(List.of());
  }

  /**
   * A dispute does not carry our key; its PaymentIntent does. An inquiry that never took any money
   * closes as {@code warning_closed}, which is as good as won.
   */
  private List<Told> dispute(JsonNode dispute, Kind kind) throws StripeException {
    String payment = dispute.path("payment_intent").asString("");
    Optional<UUID> tender =
        payment.isEmpty()
            ? Optional.empty()
            : Notes.of(stripe.intent(payment)).key().flatMap(Ids::parse);
    String id = dispute.path("id").asString("");
    Money amount =
        StripeAmount.money(dispute.path("amount").asLong(0), dispute.path("currency").asString(""));
    return tender.stream()
        .filter(_ -> amount.isPositive())
        .map(
            subject ->
                new Told(
                    "stripe " + id + " " + kind,
                    new GatewayNotice(
                        clock.instant(),
                        subject,
                        kind,
                        id,
                        dispute.path("reason").asString("unknown"),
                        null,
                        amount)))
        .toList();
  }

  private List<Told> refund(JsonNode refund) {
    return switch (refund.path("status").asString("")) {
      case "succeeded" -> of(Kind.REFUND_SUCCEEDED, refund, null);
      case "failed", "canceled" ->
          of(Kind.REFUND_FAILED, refund, refund.path("failure_reason").asString("canceled"));
      default -> List.of();
    };
  }

  private static @Nullable String declineCode(JsonNode error) {
    String code = error.path("decline_code").asString(error.path("code").asString("declined"));
    return code.isEmpty() ? null : code;
  }

  private List<Told> of(Kind kind, JsonNode object, @Nullable String code) {
    String key = object.path("metadata").path(Stripe.KEY).asString("");
    return one(kind, key, object.path("id").asString(""), code).toList();
  }

  /** Nothing where the key is none of ours: an account may serve other shops too. */
  private Stream<Told> one(Kind kind, String key, String reference, @Nullable String code) {
    return Ids.parse(key).stream()
        .map(
            subject ->
                new Told(
                    "stripe " + reference + " " + kind,
                    new GatewayNotice(clock.instant(), subject, kind, reference, code)));
  }
}
