package dev.unbuy.payments.gateway.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.PaymentIntentUpdateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.util.Optional;
import java.util.Set;

/**
 * The calls to Stripe that are made, each with its key. The library itself repeats a call once
 * after a broken connection, a 409 or an error of Stripe's own, under the same key.
 */
final class Stripe {

  /** Where our key stands in the metadata of what Stripe made for it. */
  static final String KEY = "unbuy_key";

  private static final Set<String> ENDED = Set.of("failed", "canceled");
  private static final int CONNECT_MILLIS = 3_000;
  private static final int READ_MILLIS = 12_000;
  private static final int REPETITIONS = 1;

  private final StripeClient client;

  Stripe(StripeSettings settings) {
    StripeClient.StripeClientBuilder builder =
        StripeClient.builder()
            .setApiKey(settings.secretKey())
            .setConnectTimeout(CONNECT_MILLIS)
            .setReadTimeout(READ_MILLIS)
            .setMaxNetworkRetries(REPETITIONS);
    if (settings.apiBase() != null) {
      builder.setApiBase(settings.apiBase().toString());
    }
    this.client = builder.build();
  }

  StripeClient client() {
    return client;
  }

  PaymentIntent authorize(String key, PaymentIntentCreateParams params) throws StripeException {
    return client.v1().paymentIntents().create(params, under(key));
  }

  /** The PaymentIntent that was made under this key; found a minute after it was made. */
  Optional<PaymentIntent> authorized(String key) throws StripeException {
    PaymentIntentSearchParams params =
        PaymentIntentSearchParams.builder()
            .setQuery("metadata['%s']:'%s'".formatted(KEY, key))
            .addExpand("data.latest_charge")
            .build();
    return client.v1().paymentIntents().search(params).getData().stream().findFirst();
  }

  PaymentIntent intent(String id) throws StripeException {
    return client
        .v1()
        .paymentIntents()
        .retrieve(id, PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build());
  }

  PaymentIntent capture(String key, String intent, PaymentIntentCaptureParams params)
      throws StripeException {
    return client.v1().paymentIntents().capture(intent, params, under(key));
  }

  /** Adds an entry to the metadata; the others stay. */
  PaymentIntent note(String key, String intent, String name, String value) throws StripeException {
    PaymentIntentUpdateParams params =
        PaymentIntentUpdateParams.builder()
            .putMetadata(name, value)
            .addExpand("latest_charge")
            .build();
    return client.v1().paymentIntents().update(intent, params, under(key));
  }

  PaymentIntent cancel(String intent) throws StripeException {
    return client.v1().paymentIntents().cancel(intent, under("cancel-" + intent));
  }

  /**
   * Lets go of what is held and not captured. Of a PaymentIntent that was captured in part,
   * Stripe's reference has two ways to say so; where the one is refused, the other is taken.
   */
  void letGo(String intent, boolean capturedInPart) throws StripeException {
    try {
      var _ = cancel(intent);
    } catch (InvalidRequestException refused) {
      if (!capturedInPart) {
        throw refused;
      }
      PaymentIntentCaptureParams nothingMore =
          PaymentIntentCaptureParams.builder().setAmountToCapture(0L).setFinalCapture(true).build();
      var _ = capture("rest-" + intent, intent, nothingMore);
    }
  }

  Refund refund(String key, RefundCreateParams params) throws StripeException {
    return client.v1().refunds().create(params, under(key));
  }

  /** The refund that was made under this key, of all refunds of a PaymentIntent. */
  Optional<Refund> refunded(String key, String intent) throws StripeException {
    RefundListParams params =
        RefundListParams.builder().setPaymentIntent(intent).setLimit(100L).build();
    for (Refund refund : client.v1().refunds().list(params).autoPagingIterable()) {
      if (key.equals(refund.getMetadata().get(KEY))) {
        return Optional.of(refund);
      }
    }
    return Optional.empty();
  }

  /** What our refunds of a PaymentIntent have sent back or are sending, in Stripe's units. */
  long sentBack(String intent) throws StripeException {
    RefundListParams params =
        RefundListParams.builder().setPaymentIntent(intent).setLimit(100L).build();
    long sum = 0;
    for (Refund refund : client.v1().refunds().list(params).autoPagingIterable()) {
      if (refund.getMetadata().containsKey(KEY) && !ENDED.contains(refund.getStatus())) {
        sum += refund.getAmount();
      }
    }
    return sum;
  }

  static RequestOptions under(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }
}
