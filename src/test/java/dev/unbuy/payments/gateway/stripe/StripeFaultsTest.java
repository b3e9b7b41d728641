package dev.unbuy.payments.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.payments.gateway.AuthorizationAnswer;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Authorized;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Declined;
import dev.unbuy.payments.gateway.MoveAnswer;
import dev.unbuy.payments.gateway.MoveAnswer.Accepted;
import dev.unbuy.payments.gateway.MoveAnswer.Done;
import dev.unbuy.payments.gateway.MoveAnswer.Unknown;
import dev.unbuy.payments.gateway.MovementsAnswer.Listed;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.payments.gateway.stripe.StripeStandIn.Fault;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However the wire or Stripe itself fails: nothing twice, nothing lost, nothing said too early. */
class StripeFaultsTest {

  /** A payer whose Customer is known, so that the first call is the one that matters. */
  private static final String SAVED = "cus_1/pm_card_visa";

  private StripeStandIn standIn;
  private PaymentGateway gateway;

  @BeforeEach
  void start() throws IOException {
    standIn = StripeStandIn.start();
    gateway = StripeAtWork.at(standIn.url(), StripeStandIn.KEY, false).gateway();
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void authorizesOnceWhateverHappensOnTheWay(Fault fault) {
    String key = Ids.next().toString();
    standIn.plan(fault, fault);

    AuthorizationAnswer answer = authorize(key, SAVED);
    for (int again = 0; again < 2 && answer instanceof AuthorizationAnswer.Unknown; again++) {
      answer = authorize(key, SAVED);
    }

    assertThat(answer).isInstanceOf(Authorized.class);
    assertThat(standIn.business().intents()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void capturesOnceWhateverHappensOnTheWay(Fault fault) {
    String held = held("pm_card_visa");
    String key = Ids.next().toString();
    standIn.plan(fault, fault);

    MoveAnswer answer = gateway.capture(key, held, euros(600));
    for (int again = 0; again < 2 && answer instanceof Unknown; again++) {
      answer = gateway.capture(key, held, euros(600));
    }

    assertThat(answer).isInstanceOf(Done.class);
    assertThat(standIn.business().intent(held).received).isEqualTo(600);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void refundsOnceWhateverHappensOnTheWay(Fault fault) {
    String held = captured("pm_card_visa");
    String key = Ids.next().toString();
    standIn.plan(fault, fault);

    MoveAnswer answer = gateway.refund(key, held, euros(300));
    for (int again = 0; again < 2 && answer instanceof Unknown; again++) {
      answer = gateway.refund(key, held, euros(300));
    }

    assertThat(answer).isInstanceOf(Done.class);
    assertThat(standIn.business().refunds()).isEqualTo(1);
  }

  @Test
  void saysNeitherYesNorNoWhereStripeSaidNothing() {
    String held = captured("pm_card_visa");
    standIn.plan(Fault.TOO_MANY);
    assertThat(gateway.refund(Ids.next().toString(), held, euros(1))).isInstanceOf(Unknown.class);

    standIn.plan(Fault.CONFLICT, Fault.CONFLICT);
    assertThat(gateway.refund(Ids.next().toString(), held, euros(1))).isInstanceOf(Unknown.class);
    assertThat(standIn.business().refunds()).isZero();
  }

  @Test
  void anOldKeyIsStillOneMovementAfterStripeHasForgottenIt() {
    String old = "01890a5d-ac96-7b2e-8000-0123456789ab"; // of July 2023
    Authorized first = (Authorized) authorize(old, "pm_card_visa");
    standIn.forgetKeys();
    assertThat(authorize(old, "pm_card_visa")).isEqualTo(first);

    assertThat(gateway.capture(old, first.reference(), euros(900))).isInstanceOf(Done.class);
    standIn.forgetKeys();
    assertThat(gateway.capture(old, first.reference(), euros(900))).isInstanceOf(Done.class);

    MoveAnswer refund = gateway.refund(old, first.reference(), euros(100));
    standIn.forgetKeys();
    assertThat(gateway.refund(old, first.reference(), euros(100))).isEqualTo(refund);

    assertThat(standIn.business().intents()).isEqualTo(1);
    assertThat(standIn.business().intent(first.reference()).received).isEqualTo(900);
    assertThat(standIn.business().refunds()).isEqualTo(1);
  }

  @Test
  void aPaymentMethodThatIsNobodysPaysSeveralOrders() {
    assertThat(authorize(Ids.next().toString(), "pm_1abc")).isInstanceOf(Authorized.class);
    assertThat(authorize(Ids.next().toString(), "pm_1abc")).isInstanceOf(Authorized.class);
    assertThat(authorize(Ids.next().toString(), "cus_7/pm_1xyz")).isInstanceOf(Authorized.class);

    assertThat(standIn.calls()).filteredOn(call -> call.endsWith("/attach")).hasSize(1);
  }

  @Test
  void declinesWithStripesOwnWord() {
    assertThat(authorize(Ids.next().toString(), "pm_card_chargeDeclined"))
        .isInstanceOfSatisfying(
            Declined.class, no -> assertThat(no.code()).isEqualTo("insufficient_funds"));
    assertThat(authorize(Ids.next().toString(), "pm_card_authenticationRequired"))
        .isInstanceOfSatisfying(
            Declined.class, no -> assertThat(no.code()).isEqualTo("authentication_required"));
    assertThat(
            gateway.authorize(
                Ids.next().toString(), PaymentMethod.VOUCHER, "pm_card_visa", euros(1), 1))
        .isInstanceOfSatisfying(
            Declined.class, no -> assertThat(no.code()).isEqualTo("method_not_offered"));
  }

  @Test
  void aRefundOnItsWayIsNotDone() {
    String held = captured("pm_card_pendingRefund");

    assertThat(gateway.refund(Ids.next().toString(), held, euros(10))).isInstanceOf(Accepted.class);
  }

  @Test
  void listsARefundThatCameBack() {
    String held = captured("pm_card_visa");
    String key = Ids.next().toString();
    Done refund = (Done) gateway.refund(key, held, euros(10));
    standIn.business().comesBack(refund.reference());

    Listed listed = (Listed) gateway.movements(Instant.now().minusSeconds(60), null, 100);

    assertThat(listed.movements().getLast())
        .satisfies(last -> assertThat(last.key()).isEqualTo(key))
        .satisfies(last -> assertThat(last.code()).isEqualTo("expired_or_canceled_card"));
  }

  @Test
  void aWrongSecretKeyIsToldWithoutItAndDecidesNothing() {
    PaymentGateway wrong = StripeAtWork.at(standIn.url(), "sk_test_wrong", false).gateway();

    AuthorizationAnswer answer =
        wrong.authorize(Ids.next().toString(), PaymentMethod.CARD, "pm_card_visa", euros(100), 1);

    assertThat(answer).isInstanceOf(AuthorizationAnswer.Unknown.class);
    assertThat(answer.toString()).doesNotContain("sk_test_wrong");
    assertThat(StripeAtWork.at(null, "sk_test_wrong", false).settings().toString())
        .doesNotContain("sk_test_wrong", StripeAtWork.SECRET);
  }

  private AuthorizationAnswer authorize(String key, String token) {
    return gateway.authorize(key, PaymentMethod.CARD, token, euros(1000), 1);
  }

  private String held(String token) {
    return ((Authorized) authorize(Ids.next().toString(), token)).reference();
  }

  private String captured(String token) {
    String held = held(token);
    assertThat(gateway.capture(Ids.next().toString(), held, euros(1000))).isInstanceOf(Done.class);
    return held;
  }

  private static Money euros(long cents) {
    return new Money(cents, "EUR");
  }
}
