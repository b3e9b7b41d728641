package dev.unbuy.payments.gateway.adyen;

import com.adyen.Client;
import com.adyen.Config;
import com.adyen.enums.Environment;
import com.adyen.model.RequestOptions;
import com.adyen.model.checkout.Amount;
import com.adyen.model.checkout.CardDetails;
import com.adyen.model.checkout.CheckoutPaymentMethod;
import com.adyen.model.checkout.PaymentCancelRequest;
import com.adyen.model.checkout.PaymentCaptureRequest;
import com.adyen.model.checkout.PaymentRefundRequest;
import com.adyen.model.checkout.PaymentRequest;
import com.adyen.model.checkout.PaymentRequest.RecurringProcessingModelEnum;
import com.adyen.model.checkout.PaymentRequest.ShopperInteractionEnum;
import com.adyen.model.checkout.PaymentResponse;
import com.adyen.service.checkout.ModificationsApi;
import com.adyen.service.checkout.PaymentsApi;
import com.adyen.service.exception.ApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** The calls to Adyen's Checkout API, each under a key of ours. */
final class Adyen {

  private static final int CONNECT = (int) Duration.ofSeconds(3).toMillis();
  private static final int ANSWER = (int) Duration.ofSeconds(15).toMillis();

  private final String merchantAccount;
  private final PaymentsApi payments;
  private final ModificationsApi modifications;

  Adyen(AdyenSettings settings) {
    Config config =
        new Config()
            .apiKey(settings.apiKey())
            .environment(settings.liveUrlPrefix() == null ? Environment.TEST : Environment.LIVE)
            .liveEndpointUrlPrefix(settings.liveUrlPrefix())
            .connectionTimeoutMillis(CONNECT)
            .readTimeoutMillis(ANSWER);
    Client client = new Client(config);
    this.merchantAccount = settings.merchantAccount();
    this.payments =
        settings.apiBase() == null
            ? new PaymentsApi(client)
            : new PaymentsApi(client, settings.apiBase().toString());
    this.modifications =
        settings.apiBase() == null
            ? new ModificationsApi(client)
            : new ModificationsApi(client, settings.apiBase().toString());
  }

  /**
   * Asks for a payment that is captured by hand.
   *
   * @param shopper by which the shop's page stored the means of payment with Adyen
   * @param stored Adyen's name of it
   */
  PaymentResponse authorize(String key, String shopper, String stored, Amount amount)
      throws ApiException, IOException {
    PaymentRequest request =
        new PaymentRequest()
            .merchantAccount(merchantAccount)
            .reference(key)
            .amount(amount)
            .shopperReference(shopper)
            .shopperInteraction(ShopperInteractionEnum.CONTAUTH)
            .recurringProcessingModel(RecurringProcessingModelEnum.CARDONFILE)
            .paymentMethod(
                new CheckoutPaymentMethod(
                    new CardDetails()
                        .type(CardDetails.TypeEnum.SCHEME)
                        .storedPaymentMethodId(stored)))
            .additionalData(Map.of("manualCapture", "true"));
    return payments.payments(request, under(key));
  }

  /** Adyen's name of the capture that it has received. */
  String capture(String key, String authorization, Amount amount) throws ApiException, IOException {
    return modifications
        .captureAuthorisedPayment(
            authorization,
            new PaymentCaptureRequest()
                .merchantAccount(merchantAccount)
                .reference(key)
                .amount(amount),
            under(key))
        .getPspReference();
  }

  /** Adyen's name of the cancel that it has received. */
  String cancel(String key, String authorization) throws ApiException, IOException {
    return modifications
        .cancelAuthorisedPaymentByPspReference(
            authorization,
            new PaymentCancelRequest().merchantAccount(merchantAccount).reference(key),
            under(key))
        .getPspReference();
  }

  /** Adyen's name of the refund that it has received. */
  String refund(String key, String authorization, Amount amount) throws ApiException, IOException {
    return modifications
        .refundCapturedPayment(
            authorization,
            new PaymentRefundRequest()
                .merchantAccount(merchantAccount)
                .reference(key)
                .amount(amount),
            under(key))
        .getPspReference();
  }

  private static RequestOptions under(String key) {
    return new RequestOptions().idempotencyKey(key);
  }
}
