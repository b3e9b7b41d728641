package dev.unbuy.payments.gateway.adyen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.payments.gateway.AuthorizationAnswer;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Authorized;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Declined;
import dev.unbuy.payments.gateway.AuthorizationLook.Seen;
import dev.unbuy.payments.gateway.GatewayMovement;
import dev.unbuy.payments.gateway.GatewayNotice;
import dev.unbuy.payments.gateway.MoveAnswer;
import dev.unbuy.payments.gateway.MoveAnswer.Accepted;
import dev.unbuy.payments.gateway.MoveAnswer.Done;
import dev.unbuy.payments.gateway.MoveAnswer.Refused;
import dev.unbuy.payments.gateway.MoveAnswer.Unknown;
import dev.unbuy.payments.gateway.MovementsAnswer.Listed;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.payments.gateway.ProviderAtWork.Sent;
import dev.unbuy.payments.gateway.WebhookReading;
import dev.unbuy.payments.gateway.WebhookReading.Genuine;
import dev.unbuy.payments.gateway.adyen.AdyenBusiness.Item;
import dev.unbuy.payments.gateway.adyen.AdyenStandIn.Fault;
import dev.unbuy.platform.Transactions;
import dev.unbuy.testing.UnbuyTest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** However the wire or Adyen itself fails: nothing twice, nothing lost, nothing said too early. */
@UnbuyTest
class AdyenFaultsIT {

  @Autowired private Transactions transactions;
  private AdyenStandIn standIn;
  private AdyenAtWork adyen;
  private PaymentGateway gateway;

  @BeforeEach
  void start() throws IOException {
    standIn = AdyenStandIn.start();
    adyen = new AdyenAtWork(standIn, transactions, false);
    gateway = adyen.gateway();
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  /** Adyen's library itself asks once more where Adyen had too many calls. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void authorizesOnceWhateverHappensOnTheWay(Fault fault) {
    String key = key();
    standIn.plan(fault, fault);

    AuthorizationAnswer answer = authorize(key, "shopper/agrees");
    for (int again = 0; again < 2 && answer instanceof AuthorizationAnswer.Unknown; again++) {
      answer = authorize(key, "shopper/agrees");
    }

    assertThat(answer).isInstanceOf(Authorized.class);
    assertThat(standIn.business().payments()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void capturesOnceWhateverHappensOnTheWay(Fault fault) {
    String held = held();
    String key = key();
    standIn.plan(fault, fault);

    assertThat(answered(() -> gateway.capture(key, held, euros(600)))).isInstanceOf(Accepted.class);
    adyen.settle();

    assertThat(gateway.capture(key, held, euros(600))).isInstanceOf(Done.class);
    assertThat(standIn.business().captured(held)).isEqualTo(600);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void refundsOnceWhateverHappensOnTheWay(Fault fault) {
    String held = captured();
    String key = key();
    standIn.plan(fault, fault);

    assertThat(answered(() -> gateway.refund(key, held, euros(300)))).isInstanceOf(Accepted.class);
    adyen.settle();

    assertThat(gateway.refund(key, held, euros(300))).isInstanceOf(Done.class);
    assertThat(standIn.business().refunds()).isEqualTo(1);
  }

  @Test
  void anAnswerThatWasLostIsLearnedFromTheWebhook() {
    String held = held();
    String key = key();
    standIn.plan(Fault.RESET);
    assertThat(gateway.capture(key, held, euros(1000))).isInstanceOf(Unknown.class);

    adyen.settle();

    assertThat(gateway.capture(key, held, euros(1000))).isInstanceOf(Done.class);
    assertThat(standIn.business().captured(held)).isEqualTo(1000);
  }

  @Test
  void whatIsGivenUpInPartsIsCanceledWithTheLast() {
    String held = held();
    assertThat(gateway.cancelAuthorized(key(), held, euros(400))).isInstanceOf(Done.class);
    assertThat(standIn.business().isCanceled(held)).isFalse();

    String last = key();
    assertThat(gateway.cancelAuthorized(last, held, euros(600))).isInstanceOf(Accepted.class);
    adyen.settle();

    assertThat(gateway.cancelAuthorized(last, held, euros(600))).isInstanceOf(Done.class);
    assertThat(standIn.business().isCanceled(held)).isTrue();
  }

  @Test
  void aRefundThatFailsAfterAllIsTold() {
    String held = captured();
    String key = key();
    Accepted refund = (Accepted) gateway.refund(key, held, euros(100));
    adyen.settle();
    assertThat(gateway.refund(key, held, euros(100))).isInstanceOf(Done.class);

    Item failed =
        new Item(
            "REFUND_FAILED", refund.reference(), held, key, 100, "EUR", true, "Account closed");
    Genuine told = (Genuine) tell(AdyenAtWork.sent(failed, AdyenAtWork.HMAC));

    assertThat(told.told())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.notice().kind()).isEqualTo(GatewayNotice.Kind.REFUND_FAILED);
              assertThat(one.notice().code()).isEqualTo("account_closed");
            });
    assertThat(((Seen) gateway.look(held)).refunded()).isZero();
    assertThat(gateway.refund(key, held, euros(100)))
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.code()).isEqualTo("account_closed"));
  }

  @Test
  void aRefundThatNobodyHereAskedForIsListedWithoutAKey() {
    Instant before = Instant.now().minusSeconds(1);
    String held = captured();
    String name = "MOD-by-hand-" + key();
    Item byHand = new Item("REFUND", name, held, "by hand", 250, "EUR", true, "");

    assertThat(tell(AdyenAtWork.sent(byHand, AdyenAtWork.HMAC)))
        .isInstanceOfSatisfying(Genuine.class, told -> assertThat(told.told()).isEmpty());

    assertThat(((Listed) gateway.movements(before, null, 1000)).movements())
        .filteredOn(one -> one.authorization().equals(held))
        .filteredOn(one -> one.kind() == GatewayMovement.Kind.REFUND)
        .singleElement()
        .satisfies(one -> assertThat(one.key()).isEmpty())
        .satisfies(one -> assertThat(one.amount()).isEqualTo(euros(250)));
    assertThat(((Seen) gateway.look(held)).refundable()).isEqualTo(750);
  }

  @Test
  void aHoldThatHasExpiredCanNeitherBeCapturedNorGivenUp() {
    String key = key();
    String held = ((Authorized) authorize(key, "shopper/agrees")).reference();
    Item expired = new Item("EXPIRE", "EXP" + key, held, "", 1000, "EUR", true, "");

    Genuine told = (Genuine) tell(AdyenAtWork.sent(expired, AdyenAtWork.HMAC));

    assertThat(told.told())
        .singleElement()
        .satisfies(one -> assertThat(one.notice().kind()).isEqualTo(GatewayNotice.Kind.EXPIRED))
        .satisfies(one -> assertThat(one.notice().subject()).hasToString(key));
    assertThat(gateway.capture(key(), held, euros(1))).isInstanceOf(Refused.class);
    assertThat(gateway.cancelAuthorized(key(), held, euros(1))).isInstanceOf(Refused.class);
  }

  @Test
  void aCardThatMustBeShownToItsHolderIsDeclined() {
    assertThat(authorize(key(), "shopper/challenged"))
        .isInstanceOfSatisfying(
            Declined.class, no -> assertThat(no.code()).isEqualTo("authentication_required"));
    assertThat(authorize(key(), "not-stored"))
        .isInstanceOfSatisfying(
            Declined.class, no -> assertThat(no.code()).isEqualTo("token_not_stored"));
  }

  @Test
  void aChargebackIsToldOfThePaymentAndASecondOneIsLostWithTheTaking() {
    String key = key();
    String held = ((Authorized) authorize(key, "shopper/agrees")).reference();
    String dispute = "DIS" + key;

    assertThat(disputed("NOTIFICATION_OF_CHARGEBACK", dispute, held))
        .containsExactly(dispute + " CHARGEBACK_OPENED");
    assertThat(disputed("CHARGEBACK", dispute, held))
        .containsExactly(dispute + " CHARGEBACK_TAKEN");
    assertThat(disputed("CHARGEBACK_REVERSED", dispute, held))
        .containsExactly(dispute + " CHARGEBACK_RETURNED");
    assertThat(disputed("SECOND_CHARGEBACK", dispute, held))
        .containsExactly(
            dispute + " second CHARGEBACK_TAKEN",
            dispute + " second CHARGEBACK_LOST",
            dispute + " CHARGEBACK_WON");
    assertThat(disputed("PREARBITRATION_WON", dispute, held))
        .containsExactly(dispute + " CHARGEBACK_WON");
    assertThat(disputed("PREARBITRATION_LOST", dispute, held))
        .containsExactly(dispute + " CHARGEBACK_LOST");
    assertThat(disputed("ISSUER_RESPONSE_TIMEFRAME_EXPIRED", dispute, held))
        .containsExactly(dispute + " CHARGEBACK_WON");
    assertThat(disputed("DISPUTE_DEFENSE_PERIOD_ENDED", dispute, held))
        .containsExactly(dispute + " CHARGEBACK_LOST");
    assertThat(disputed("CHARGEBACK", dispute, "PSP-of-another-shop")).isEmpty();
    Genuine told = (Genuine) tell(dispute("CHARGEBACK", dispute, held, AdyenAtWork.HMAC));
    assertThat(told.told().getFirst().notice().subject()).hasToString(key);
    assertThat(told.told().getFirst().notice().amount()).isEqualTo(euros(1000));
    assertThat(told.told().getFirst().notice().code()).isEqualTo("other_fraud");
    assertThat(tell(dispute("CHARGEBACK", dispute, held, "00".repeat(32))))
        .isInstanceOf(WebhookReading.Forged.class);
  }

  private List<String> disputed(String event, String dispute, String payment) {
    Genuine told = (Genuine) tell(dispute(event, dispute, payment, AdyenAtWork.HMAC));
    return told.told().stream()
        .map(one -> one.notice().reference() + " " + one.notice().kind())
        .toList();
  }

  private static Sent dispute(String event, String dispute, String payment, String hmacKey) {
    return AdyenAtWork.sent(
        new Item(event, dispute, payment, "shop's own", 1000, "EUR", true, "Other Fraud"), hmacKey);
  }

  @Test
  void whatHasNoAnswerForSevenDaysIsNotAskedAgainByItself() {
    String held = captured();
    String key = key();
    standIn.plan(Fault.RESET);
    assertThat(gateway.refund(key, held, euros(10))).isInstanceOf(Unknown.class);
    PaymentGateway later =
        new AdyenGateway(
            new Adyen(
                new AdyenSettings(
                    AdyenStandIn.KEY, "Shop", AdyenAtWork.HMAC, null, standIn.url(), false)),
            new AdyenMemory(transactions, Clock.systemUTC()),
            false,
            () -> Instant.now().plusSeconds(7 * 24 * 3600));

    assertThat(later.refund(key, held, euros(10))).isInstanceOf(Unknown.class);

    assertThat(standIn.business().refunds()).isEqualTo(1);
    adyen.settle();
    assertThat(later.refund(key, held, euros(10))).isInstanceOf(Done.class);
  }

  @Test
  void aWrongApiKeyIsToldWithoutItAndDecidesNothing() {
    AdyenSettings wrong =
        new AdyenSettings("AQE_wrong", "Shop", AdyenAtWork.HMAC, null, standIn.url(), false);
    PaymentGateway other =
        new AdyenGateway(
            new Adyen(wrong),
            new AdyenMemory(transactions, Clock.systemUTC()),
            false,
            Clock.systemUTC());

    AuthorizationAnswer answer =
        other.authorize(key(), PaymentMethod.CARD, "shopper/agrees", euros(100), 1);

    assertThat(answer).isInstanceOf(AuthorizationAnswer.Unknown.class);
    assertThat(answer.toString()).doesNotContain("AQE_wrong");
    assertThat(wrong.toString()).doesNotContain("AQE_wrong", AdyenAtWork.HMAC);
  }

  private static MoveAnswer answered(Supplier<MoveAnswer> move) {
    MoveAnswer answer = move.get();
    for (int again = 0; again < 2 && answer instanceof Unknown; again++) {
      answer = move.get();
    }
    return answer;
  }

  private WebhookReading tell(Sent sent) {
    return adyen.webhooks().read(sent.headers(), sent.body().getBytes(UTF_8));
  }

  private AuthorizationAnswer authorize(String key, String token) {
    return gateway.authorize(key, PaymentMethod.CARD, token, euros(1000), 1);
  }

  private String held() {
    return ((Authorized) authorize(key(), "shopper/agrees")).reference();
  }

  private String captured() {
    String held = held();
    String key = key();
    MoveAnswer answer = gateway.capture(key, held, euros(1000));
    assertThat(answer).isInstanceOf(Accepted.class);
    adyen.settle();
    return held;
  }

  private static String key() {
    return Ids.next().toString();
  }

  private static Money euros(long cents) {
    return new Money(cents, "EUR");
  }
}
