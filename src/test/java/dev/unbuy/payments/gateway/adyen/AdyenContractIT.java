package dev.unbuy.payments.gateway.adyen;

import dev.unbuy.payments.gateway.GatewayContract;
import dev.unbuy.platform.Transactions;
import dev.unbuy.testing.UnbuyTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Adyen keeps the contract, on a stand-in and with its memory in a real database. */
@UnbuyTest
class AdyenContractIT {

  @Autowired private Transactions transactions;
  private AdyenStandIn standIn;

  @BeforeEach
  void start() throws IOException {
    standIn = AdyenStandIn.start();
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return GatewayContract.of(new AdyenAtWork(standIn, transactions, false));
  }

  @TestFactory
  Stream<DynamicTest> keepsTheContractWithCapturesInParts() {
    return GatewayContract.of(new AdyenAtWork(standIn, transactions, true));
  }
}
