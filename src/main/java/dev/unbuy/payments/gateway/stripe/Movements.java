package dev.unbuy.payments.gateway.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import dev.unbuy.payments.gateway.GatewayMovement;
import dev.unbuy.payments.gateway.GatewayMovement.Kind;
import dev.unbuy.payments.gateway.GatewayMovement.Status;
import dev.unbuy.payments.gateway.stripe.Notes.Capture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one page of balance transactions. A refund tells our key itself; a capture's stands on its
 * PaymentIntent, where of several of one amount the one noted at that time is meant. Fees, payouts
 * and what else moves Stripe's balance is no movement of a payment.
 */
final class Movements {

  private final Stripe stripe;
  private final Map<String, PaymentIntent> intents = new HashMap<>();
  private final Set<String> named = new HashSet<>();

  Movements(Stripe stripe) {
    this.stripe = stripe;
  }

  List<GatewayMovement> of(List<BalanceTransaction> page) throws StripeException {
    List<GatewayMovement> movements = new ArrayList<>();
    for (BalanceTransaction transaction : page) {
      switch (transaction.getSourceObject()) {
        case Charge charge when charge.getPaymentIntent() != null ->
            movements.add(capture(transaction, charge));
        case Refund refund when refund.getPaymentIntent() != null ->
            movements.add(refund(transaction, refund));
        case null, default -> {
          // not about a payment
        }
      }
    }
    return movements;
  }

  private GatewayMovement capture(BalanceTransaction transaction, Charge charge)
      throws StripeException {
    Notes notes = Notes.of(intent(charge.getPaymentIntent()));
    boolean converted = !transaction.getCurrency().equals(charge.getCurrency());
    long units = converted ? charge.getAmountCaptured() : transaction.getAmount();
    Instant at = Instant.ofEpochSecond(transaction.getCreated());
    String key = noted(notes, units, at).map(Capture::key).orElse(notes.key().orElse(""));
    named.add(key);
    return new GatewayMovement(
        transaction.getId(),
        key,
        charge.getPaymentIntent(),
        notes.captures().isEmpty() ? Kind.PAYMENT : Kind.CAPTURE,
        Status.SUCCEEDED,
        StripeAmount.money(units, charge.getCurrency()),
        at,
        null);
  }

  private Optional<Capture> noted(Notes notes, long units, Instant at) {
    return notes.captures().stream()
        .filter(capture -> capture.amount() == units)
        .filter(capture -> !named.contains(capture.key()))
        .min(Comparator.comparing(capture -> Duration.between(capture.at(), at).abs()));
  }

  /** A transaction of a refund that failed takes it back; Stripe calls it a failure. */
  private static GatewayMovement refund(BalanceTransaction transaction, Refund refund) {
    boolean failed =
        transaction.getType().endsWith("_failure") || transaction.getType().contains("failure_");
    Status status =
        switch (refund.getStatus()) {
          case "pending", "requires_action" -> Status.PENDING;
          default -> failed ? Status.FAILED : Status.SUCCEEDED;
        };
    return new GatewayMovement(
        transaction.getId(),
        Objects.requireNonNullElse(refund.getMetadata().get(Stripe.KEY), ""),
        refund.getPaymentIntent(),
        Kind.REFUND,
        status,
        StripeAmount.money(refund.getAmount(), refund.getCurrency()),
        Instant.ofEpochSecond(transaction.getCreated()),
        failed ? Objects.requireNonNullElse(refund.getFailureReason(), "failed") : null);
  }

  private PaymentIntent intent(String id) throws StripeException {
    PaymentIntent known = intents.get(id);
    if (known == null) {
      known = stripe.intent(id);
      intents.put(id, known);
    }
    return known;
  }
}
