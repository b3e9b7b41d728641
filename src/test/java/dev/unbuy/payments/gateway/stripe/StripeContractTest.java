package dev.unbuy.payments.gateway.stripe;

import dev.unbuy.payments.gateway.GatewayContract;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Stripe keeps the contract: on a stand-in always, with and without multicapture, and on Stripe
 * itself where {@code STRIPE_TEST_KEY} holds a secret key of its test mode.
 */
class StripeContractTest {

  private StripeStandIn standIn;

  @BeforeEach
  void start() throws IOException {
    standIn = StripeStandIn.start();
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return GatewayContract.of(StripeAtWork.at(standIn.url(), StripeStandIn.KEY, false));
  }

  @TestFactory
  Stream<DynamicTest> keepsTheContractWithMulticapture() {
    standIn.business().grantMulticapture();
    return GatewayContract.of(StripeAtWork.at(standIn.url(), StripeStandIn.KEY, true));
  }

  @TestFactory
  Stream<DynamicTest> stripeItselfKeepsTheContract() {
    return Optional.ofNullable(System.getenv("STRIPE_TEST_KEY")).stream()
        .filter(key -> !key.isBlank())
        .flatMap(key -> GatewayContract.of(StripeAtWork.at(null, key, false)));
  }
}
