package dev.unbuy.payments.gateway.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Authorized;
import dev.unbuy.payments.gateway.AuthorizationAnswer.UnderReview;
import dev.unbuy.payments.gateway.GatewayNotice.Kind;
import dev.unbuy.payments.gateway.ProviderAtWork.Sent;
import dev.unbuy.payments.gateway.WebhookReading;
import dev.unbuy.payments.gateway.WebhookReading.Genuine;
import dev.unbuy.payments.gateway.WebhookReading.NotNow;
import dev.unbuy.payments.gateway.WebhookReading.Told;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Stripe's events mean to us, and what they do not. */
class StripeWebhooksTest {

  private final UUID key = Ids.next();
  private StripeStandIn standIn;
  private StripeAtWork stripe;

  @BeforeEach
  void start() throws IOException {
    standIn = StripeStandIn.start();
    stripe = StripeAtWork.at(standIn.url(), StripeStandIn.KEY, false);
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void aHeldAmountIsAuthorizedUnlessItIsReviewedOrCaptured() {
    String event = "payment_intent.amount_capturable_updated";

    assertThat(kinds(event, intent("amount_received", 0))).containsExactly(Kind.AUTHORIZED);
    assertThat(kinds(event, intent("amount_received", 300))).isEmpty();
    assertThat(kinds(event, intent("review", "prv_1"))).isEmpty();
  }

  @Test
  void aCaptureIsNoNewsAndAPaymentIs() {
    assertThat(kinds("payment_intent.succeeded", intent("capture_method", "manual"))).isEmpty();
    assertThat(kinds("payment_intent.succeeded", intent("capture_method", "automatic")))
        .containsExactly(Kind.PAID);
  }

  @Test
  void aRefusedPaymentIsDeclinedWithTheBanksWord() {
    Map<String, Object> intent =
        intent("last_payment_error", Map.of("code", "card_declined", "decline_code", "lost_card"));

    assertThat(told("payment_intent.payment_failed", intent))
        .singleElement()
        .satisfies(told -> assertThat(told.notice().kind()).isEqualTo(Kind.DECLINED))
        .satisfies(told -> assertThat(told.notice().code()).isEqualTo("lost_card"));
  }

  @Test
  void whatStripeCanceledByTimeHasExpiredAndWhatWeGaveUpIsNoNews() {
    assertThat(kinds("payment_intent.canceled", intent("cancellation_reason", "automatic")))
        .containsExactly(Kind.EXPIRED);
    Map<String, Object> ours =
        Map.of(
            "id",
            "pi_1",
            "amount",
            1000,
            "amount_received",
            400,
            "metadata",
            Map.of("unbuy_key", key.toString(), "release 0189", "600 1700000000"));
    assertThat(kinds("payment_intent.canceled", ours)).isEmpty();
  }

  @Test
  void aRefundIsToldOnceThoughStripeTellsItByTwoEvents() {
    Map<String, Object> refund = StripeAtWork.refund("re_1", key.toString(), "succeeded");

    List<Told> one = told("refund.updated", refund);
    List<Told> other = told("charge.refund.updated", refund);

    assertThat(one).singleElement().extracting(Told::id).isEqualTo(other.getFirst().id());
    assertThat(kinds("refund.updated", refund)).containsExactly(Kind.REFUND_SUCCEEDED);
    assertThat(kinds("refund.failed", StripeAtWork.refund("re_1", key.toString(), "failed")))
        .containsExactly(Kind.REFUND_FAILED);
    assertThat(kinds("refund.created", StripeAtWork.refund("re_1", key.toString(), "pending")))
        .isEmpty();
    assertThat(
            kinds(
                "charge.refunded",
                Map.of("id", "ch_1", "refunds", Map.of("data", List.of(refund)))))
        .containsExactly(Kind.REFUND_SUCCEEDED);
  }

  @Test
  void aReviewEndsWellOrNot() {
    UnderReview reviewed =
        (UnderReview)
            stripe
                .gateway()
                .authorize(
                    key.toString(), PaymentMethod.CARD, "pm_card_review", new Money(1, "EUR"), 1);

    assertThat(kinds("review.closed", review(reviewed.reference(), "approved")))
        .containsExactly(Kind.AUTHORIZED);
    assertThat(kinds("review.closed", review(reviewed.reference(), "refunded_as_fraud")))
        .containsExactly(Kind.DECLINED);
    assertThat(read("review.closed", review("pi_unknown", "approved"))).isInstanceOf(NotNow.class);
  }

  @Test
  void aDisputeIsAboutTheTenderOfItsPaymentAndEndsWellOrNot() {
    Authorized held =
        (Authorized)
            stripe
                .gateway()
                .authorize(
                    key.toString(), PaymentMethod.CARD, "pm_card_visa", new Money(2_598, "EUR"), 1);

    List<Told> taken =
        told("charge.dispute.funds_withdrawn", dispute(held.reference(), "needs_response"));

    assertThat(taken)
        .singleElement()
        .satisfies(told -> assertThat(told.notice().subject()).isEqualTo(key))
        .satisfies(told -> assertThat(told.notice().kind()).isEqualTo(Kind.CHARGEBACK_TAKEN))
        .satisfies(told -> assertThat(told.notice().reference()).isEqualTo("dp_1"))
        .satisfies(told -> assertThat(told.notice().code()).isEqualTo("product_not_received"))
        .satisfies(told -> assertThat(told.notice().amount()).isEqualTo(new Money(1_299, "EUR")));
    Map<String, Kind> ends =
        Map.of(
            "lost", Kind.CHARGEBACK_LOST,
            "won", Kind.CHARGEBACK_WON,
            "warning_closed", Kind.CHARGEBACK_WON);
    ends.forEach(
        (status, kind) ->
            assertThat(kinds("charge.dispute.closed", dispute(held.reference(), status)))
                .containsExactly(kind));
    assertThat(kinds("charge.dispute.created", dispute(held.reference(), "needs_response")))
        .containsExactly(Kind.CHARGEBACK_OPENED);
    assertThat(kinds("charge.dispute.funds_reinstated", dispute(held.reference(), "won")))
        .containsExactly(Kind.CHARGEBACK_RETURNED);
    assertThat(read("charge.dispute.created", dispute("pi_unknown", "needs_response")))
        .isInstanceOf(NotNow.class);
  }

  @Test
  void whatIsNotOursOrNotUnderstoodIsNoNews() {
    assertThat(kinds("refund.updated", StripeAtWork.refund("re_1", "someone", "succeeded")))
        .isEmpty();
    assertThat(kinds("customer.created", Map.of("id", "cus_1"))).isEmpty();
  }

  private Map<String, Object> intent(String field, Object value) {
    return Map.of(
        "id",
        "pi_1",
        "amount",
        1000,
        "metadata",
        Map.of("unbuy_key", key.toString()),
        field,
        value);
  }

  private static Map<String, Object> dispute(String intent, String status) {
    return Map.of(
        "id", "dp_1",
        "object", "dispute",
        "payment_intent", intent,
        "charge", "ch_1",
        "amount", 1_299,
        "currency", "eur",
        "reason", "product_not_received",
        "status", status);
  }

  private static Map<String, Object> review(String intent, String how) {
    return Map.of("id", "prv_1", "payment_intent", intent, "closed_reason", how);
  }

  private List<Kind> kinds(String type, Map<String, Object> object) {
    return told(type, object).stream().map(told -> told.notice().kind()).toList();
  }

  private List<Told> told(String type, Map<String, Object> object) {
    return ((Genuine) read(type, object)).told();
  }

  private WebhookReading read(String type, Map<String, Object> object) {
    Sent sent = StripeAtWork.sent(type, object, Instant.now(), StripeAtWork.SECRET);
    return stripe.webhooks().read(sent.headers(), sent.body().getBytes(UTF_8));
  }
}
