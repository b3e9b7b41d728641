package dev.unbuy.cancellations.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Evidence decides before the chosen reason does. */
class FaultByEvidenceTest {

  private static final Instant SHIP_BY = Instant.parse("2026-03-05T00:00:00Z");

  static Stream<ReasonRule> buyersRules() {
    return BuiltInReasons.ALL.stream().filter(rule -> rule.giver() == Asker.BUYER);
  }

  @ParameterizedTest
  @MethodSource("buyersRules")
  void onceTheShipByDateHasPassedItIsTheSellersWhateverIsChosen(ReasonRule rule) {
    Finding finding = FaultByEvidence.decide(rule, evidence(true, null, null, false, false, false));

    assertThat(finding.fault()).isEqualTo(Fault.SELLER);
    assertThat(finding.because()).isEqualTo("fault.ship-by-passed");
    assertThat(finding.arguments()).containsExactly(SHIP_BY.toString());
  }

  static Stream<Arguments> rows() {
    Evidence nothing = evidence(false, null, null, false, false, false);
    Instant changed = SHIP_BY.minusSeconds(60);
    return Stream.of(
        row(Reason.CHANGE_OF_MIND, nothing, Fault.BUYER, "buyers-choice"),
        row(Reason.DUPLICATE, nothing, Fault.BUYER, "buyers-choice"),
        row(Reason.SHIPPING_ADDRESS, nothing, Fault.BUYER, "buyers-choice"),
        row(Reason.BETTER_PRICE_ELSEWHERE, nothing, Fault.BUYER, "buyers-choice"),
        row(Reason.SHIPPING_DELAY, nothing, Fault.BUYER, "still-in-time"),
        row(Reason.OTHER, nothing, Fault.NOBODY, "other"),
        row(Reason.WRONG_ITEM, nothing, Fault.BUYER, "buyers-choice"),
        row(
            Reason.WRONG_ITEM,
            evidence(false, changed, null, false, false, false),
            Fault.SELLER,
            "listing-changed"),
        row(Reason.PRICE_DROP, nothing, Fault.BUYER, "price-did-not-drop"),
        row(
            Reason.PRICE_DROP,
            evidence(false, null, "8.00 EUR", false, false, false),
            Fault.SELLER,
            "price-dropped"),
        row(Reason.OUT_OF_STOCK_TOLD, nothing, Fault.SELLER, "out-of-stock-told"),
        row(
            Reason.OUT_OF_STOCK_TOLD,
            evidence(false, null, null, true, false, false),
            Fault.SELLER,
            "out-of-stock"),
        row(Reason.SELLER_CONCERN, nothing, Fault.NOBODY, "seller-within-standard"),
        row(
            Reason.SELLER_CONCERN,
            evidence(false, null, null, false, true, false),
            Fault.SELLER,
            "seller-below-standard"),
        row(Reason.PAYMENT_PROBLEM, nothing, Fault.BUYER, "payment-worked-here"),
        row(
            Reason.PAYMENT_PROBLEM,
            evidence(false, null, null, false, false, true),
            Fault.PLATFORM,
            "payment-failed-here"),
        row(Reason.OUT_OF_STOCK, nothing, Fault.SELLER, "seller-canceled"),
        row(Reason.BUYER_ASKED, nothing, Fault.SELLER, "seller-canceled"),
        row(Reason.BUYER_ASKED, saidElsewhere(false, changed, null), Fault.BUYER, "buyer-asked"),
        row(
            Reason.BUYER_ASKED,
            saidElsewhere(true, changed, null),
            Fault.SELLER,
            "seller-canceled"),
        row(Reason.CANNOT_SHIP_TO_ADDRESS, nothing, Fault.SELLER, "seller-canceled"),
        row(
            Reason.CANNOT_SHIP_TO_ADDRESS,
            saidElsewhere(false, null, "a notice"),
            Fault.NOBODY,
            "address-not-served"),
        row(
            Reason.CANNOT_SHIP_TO_ADDRESS,
            saidElsewhere(true, null, "a notice"),
            Fault.SELLER,
            "seller-canceled"),
        row(Reason.SUSPECTED_FRAUD, nothing, Fault.SELLER, "fraud-suspected"),
        row(Reason.PRICING_ERROR, nothing, Fault.SELLER, "seller-canceled"),
        row(Reason.UNPAID, nothing, Fault.BUYER, "unpaid"),
        row(Reason.PAYMENT_DECLINED, nothing, Fault.BUYER, "payment-declined"),
        row(Reason.NOT_SHIPPED_IN_TIME, nothing, Fault.SELLER, "ship-by-passed"),
        row(Reason.FRAUD, nothing, Fault.NOBODY, "platform-decided"),
        row(Reason.RECALL, nothing, Fault.NOBODY, "platform-decided"),
        row(Reason.SWAP_NOT_POSSIBLE, nothing, Fault.NOBODY, "platform-decided"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theTableOfReasons(Reason reason, Evidence evidence, Fault fault, String because) {
    Finding finding = FaultByEvidence.decide(ReasonRule.builtIn(reason), evidence);

    assertThat(finding.fault()).isEqualTo(fault);
    assertThat(finding.because()).isEqualTo("fault." + because);
  }

  @Test
  void theFindingNamesWhatItRestsOn() {
    Finding finding =
        FaultByEvidence.decide(
            ReasonRule.builtIn(Reason.PRICE_DROP),
            evidence(false, null, "8.00 EUR", false, false, false));

    assertThat(finding.arguments()).containsExactly("8.00 EUR");
  }

  private static Arguments row(Reason reason, Evidence evidence, Fault fault, String because) {
    return Arguments.of(reason, evidence, fault, because);
  }

  private static Evidence saidElsewhere(
      boolean shipByPassed, @Nullable Instant buyerAskedAt, @Nullable String notice) {
    return new Evidence(
        SHIP_BY, shipByPassed, null, null, false, false, false, buyerAskedAt, notice);
  }

  private static Evidence evidence(
      boolean shipByPassed,
      @Nullable Instant listingChangedAt,
      @Nullable String cheaper,
      boolean soldOut,
      boolean belowStandard,
      boolean paymentFailed) {
    return new Evidence(
        SHIP_BY, shipByPassed, listingChangedAt, cheaper, soldOut, belowStandard, paymentFailed);
  }
}
