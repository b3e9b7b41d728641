package dev.unbuy.payments.gateway.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions.Card;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions.Card.RequestMulticapture;
import dev.unbuy.payments.gateway.AuthorizationAnswer;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Authorized;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Declined;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Paid;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Pending;
import dev.unbuy.payments.gateway.AuthorizationAnswer.UnderReview;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Unknown;
import dev.unbuy.payments.gateway.stripe.Payers.Payer;
import dev.unbuy.payments.gateway.stripe.Trouble.Doubt;
import dev.unbuy.payments.gateway.stripe.Trouble.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks Stripe to hold an amount: one PaymentIntent, confirmed by the server and captured by hand.
 *
 * <p>A card whose bank wants to see the buyer first (3-D Secure) is declined with {@code
 * authentication_required}: nobody is there to show it to.
 */
final class Authorizing {

  private final Stripe stripe;
  private final Payers payers;
  private final InstantSource clock;

  Authorizing(Stripe stripe, Payers payers, InstantSource clock) {
    this.stripe = stripe;
    this.payers = payers;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param units the amount in Stripe's units
   */
  record Wish(String key, String token, long units, String currency, int captures) {}

  AuthorizationAnswer ask(Wish wish) {
    try {
      return decided(made(wish), wish);
    } catch (StripeException failure) {
      return switch (Trouble.of(failure)) {
        case Refusal refusal -> new Declined(reference(failure, wish.key()), refusal.code());
        case Doubt doubt when doubt.repeats() -> lookAfter(doubt, wish);
        case Doubt doubt -> new Unknown(doubt.why());
      };
    }
  }

  private PaymentIntent made(Wish wish) throws StripeException {
    if (KeyAge.mayBeForgotten(wish.key(), clock)) {
      Optional<PaymentIntent> before = stripe.authorized(wish.key());
      if (before.isPresent()) {
        return before.get();
      }
    }
    return stripe.authorize(wish.key(), params(wish, payers.of(wish.token())));
  }

  /** Stripe repeats its own error for a day, though the money may be held. */
  private AuthorizationAnswer lookAfter(Doubt doubt, Wish wish) {
    try {
      Optional<PaymentIntent> made = stripe.authorized(wish.key());
      return made.isPresent() ? decided(made.get(), wish) : new Unknown(doubt.why());
    } catch (StripeException stillNot) {
      return new Unknown(doubt.why());
    }
  }

  private static PaymentIntentCreateParams params(Wish wish, Payer payer) {
    PaymentIntentCreateParams.Builder params =
        PaymentIntentCreateParams.builder()
            .setAmount(wish.units())
            .setCurrency(wish.currency().toLowerCase(Locale.ROOT))
            .addPaymentMethodType("card")
            .setPaymentMethod(payer.paymentMethod())
            .setCaptureMethod(CaptureMethod.MANUAL)
            .setConfirm(true)
            .setErrorOnRequiresAction(true)
            .putMetadata(Stripe.KEY, wish.key())
            .addExpand("latest_charge");
    if (payer.customer() != null) {
      params.setCustomer(payer.customer());
    }
    if (wish.captures() > 1) {
      params.setPaymentMethodOptions(
          PaymentMethodOptions.builder()
              .setCard(
                  Card.builder().setRequestMulticapture(RequestMulticapture.IF_AVAILABLE).build())
              .build());
    }
    return params.build();
  }

  private AuthorizationAnswer decided(PaymentIntent intent, Wish wish) throws StripeException {
    String id = intent.getId();
    return switch (intent.getStatus()) {
      case "requires_capture" -> held(intent, wish);
      case "succeeded" -> new Paid(id);
      case "processing" -> new Pending(id);
      case "requires_payment_method", "requires_confirmation" -> new Declined(id, why(intent));
      case "requires_action" -> {
        stripe.cancel(id);
        yield new Declined(id, "authentication_required");
      }
      case "canceled" -> new Declined(id, "canceled");
      default -> new Unknown("unexpected: " + intent.getStatus());
    };
  }

  private AuthorizationAnswer held(PaymentIntent intent, Wish wish) throws StripeException {
    if (wish.captures() > 1 && !capturesInParts(intent)) {
      stripe.cancel(intent.getId());
      return new Declined(intent.getId(), "captures_in_parts_unavailable");
    }
    if (intent.getReview() != null) {
      return new UnderReview(intent.getId());
    }
    return new Authorized(
        intent.getId(),
        card(intent)
            .map(Charge.PaymentMethodDetails.Card::getCaptureBefore)
            .map(Instant::ofEpochSecond)
            .orElse(null));
  }

  /** Whether Stripe has granted this PaymentIntent several captures. */
  static boolean capturesInParts(PaymentIntent intent) {
    return card(intent)
        .map(Charge.PaymentMethodDetails.Card::getMulticapture)
        .filter(multicapture -> "available".equals(multicapture.getStatus()))
        .isPresent();
  }

  private static Optional<Charge.PaymentMethodDetails.Card> card(PaymentIntent intent) {
    return Optional.ofNullable(intent.getLatestChargeObject())
        .map(Charge::getPaymentMethodDetails)
        .map(Charge.PaymentMethodDetails::getCard);
  }

  private static String why(PaymentIntent intent) {
    return Optional.ofNullable(intent.getLastPaymentError())
        .map(error -> error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode())
        .orElse("declined");
  }

  private static String reference(StripeException failure, String key) {
    return Optional.ofNullable(failure.getStripeError())
        .map(StripeError::getPaymentIntent)
        .map(PaymentIntent::getId)
        .orElse("declined-" + key);
  }
}
