package dev.unbuy.payments.gateway.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.RefundCreateParams;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.payments.gateway.AuthorizationAnswer;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Declined;
import dev.unbuy.payments.gateway.AuthorizationLook;
import dev.unbuy.payments.gateway.MoveAnswer;
import dev.unbuy.payments.gateway.MoveAnswer.Accepted;
import dev.unbuy.payments.gateway.MoveAnswer.Done;
import dev.unbuy.payments.gateway.MoveAnswer.Refused;
import dev.unbuy.payments.gateway.MoveAnswer.Unknown;
import dev.unbuy.payments.gateway.MovementsAnswer;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.payments.gateway.stripe.Authorizing.Wish;
import dev.unbuy.payments.gateway.stripe.Trouble.Doubt;
import dev.unbuy.payments.gateway.stripe.Trouble.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stripe as a payment gateway: cards, and wallets that are cards underneath. */
final class StripeGateway implements PaymentGateway {

  private static final Set<PaymentMethod> OFFERED =
      Set.of(PaymentMethod.CARD, PaymentMethod.WALLET);

  private final Stripe stripe;
  private final boolean capturesInParts;
  private final InstantSource clock;
  private final Authorizing authorizing;
  private final StripeBooks books;

  StripeGateway(Stripe stripe, boolean capturesInParts, InstantSource clock) {
    this.stripe = stripe;
    this.capturesInParts = capturesInParts;
    this.clock = clock;
    this.authorizing = new Authorizing(stripe, new Payers(stripe.client(), capturesInParts), clock);
    this.books = new StripeBooks(stripe);
  }

  @Override
  public boolean capturesInParts() {
    return capturesInParts;
  }

  @Override
  public AuthorizationAnswer authorize(
      String key, PaymentMethod method, String token, Money amount, int captures) {
    OptionalLong units = StripeAmount.of(amount);
    if (!OFFERED.contains(method)) {
      return new Declined("declined-" + key, "method_not_offered");
    }
    if (units.isEmpty()) {
      return new Declined("declined-" + key, "amount_not_payable");
    }
    return authorizing.ask(new Wish(key, token, units.getAsLong(), amount.currency(), captures));
  }

  @Override
  public MoveAnswer capture(String key, String authorization, Money amount) {
    return answer(amount, units -> captured(key, authorization, units));
  }

  @Override
  public MoveAnswer cancelAuthorized(String key, String authorization, Money amount) {
    return answer(amount, units -> released(key, authorization, units));
  }

  @Override
  public MoveAnswer refund(String key, String authorization, Money amount) {
    return answer(amount, units -> refunded(key, authorization, units));
  }

  @Override
  public AuthorizationLook look(String authorization) {
    return books.look(authorization);
  }

  @Override
  public MovementsAnswer movements(Instant since, @Nullable String cursor, int limit) {
    return books.movements(since, cursor, limit);
  }

  private MoveAnswer captured(String key, String id, long units) throws StripeException {
    PaymentIntent intent = stripe.intent(id);
    String name = Notes.capture(key);
    if (!Notes.of(intent).has(name)) {
      if (!intent.getStatus().equals("requires_capture")) {
        return new Refused("wrong_status", "the payment is " + intent.getStatus());
      }
      if (units > Notes.of(intent).left()) {
        return new Refused("over_capture", "more than is left of the authorization");
      }
      intent = stripe.capture(key, id, captureParams(name, units, intent));
    }
    letGoOfTheRest(intent);
    return new Done(id);
  }

  private PaymentIntentCaptureParams captureParams(String name, long units, PaymentIntent intent) {
    PaymentIntentCaptureParams.Builder params =
        PaymentIntentCaptureParams.builder()
            .setAmountToCapture(units)
            .putMetadata(name, Notes.value(units, clock.instant()))
            .addExpand("latest_charge");
    if (Authorizing.capturesInParts(intent)) {
      params.setFinalCapture(false);
    }
    return params.build();
  }

  private MoveAnswer released(String key, String id, long units) throws StripeException {
    PaymentIntent intent = stripe.intent(id);
    String name = Notes.release(key);
    if (!Notes.of(intent).has(name)) {
      if (units > Notes.of(intent).left()) {
        return new Refused("over_void", "more than is left of the authorization");
      }
      intent = stripe.note(key, id, name, Notes.value(units, clock.instant()));
    }
    letGoOfTheRest(intent);
    return new Done(id);
  }

  /** Ends the hold once nothing is to be captured any more. */
  private void letGoOfTheRest(PaymentIntent intent) throws StripeException {
    if (intent.getStatus().equals("requires_capture") && Notes.of(intent).left() <= 0) {
      stripe.letGo(intent.getId(), Notes.of(intent).received() > 0);
    }
  }

  private MoveAnswer refunded(String key, String id, long units) throws StripeException {
    if (KeyAge.mayBeForgotten(key, clock)) {
      Optional<Refund> before = stripe.refunded(key, id);
      if (before.isPresent()) {
        return progress(before.get());
      }
    }
    RefundCreateParams params =
        RefundCreateParams.builder()
            .setPaymentIntent(id)
            .setAmount(units)
            .putMetadata(Stripe.KEY, key)
            .build();
    try {
      return progress(stripe.refund(key, params));
    } catch (StripeException failure) {
      if (Trouble.of(failure) instanceof Doubt doubt && doubt.repeats()) {
        return stripe.refunded(key, id).map(StripeGateway::progress).orElseThrow(() -> failure);
      }
      throw failure;
    }
  }

  private static MoveAnswer progress(Refund refund) {
    return switch (refund.getStatus()) {
      case "succeeded" -> new Done(refund.getId());
      case "pending", "requires_action" -> new Accepted(refund.getId());
      case "failed", "canceled" ->
          new Refused(
              Objects.requireNonNullElse(refund.getFailureReason(), refund.getStatus()),
              "the refund " + refund.getId() + " is " + refund.getStatus());
      default -> new Unknown("unexpected: " + refund.getStatus());
    };
  }

  private interface Move {
    MoveAnswer of(long units) throws StripeException;
  }

  private static MoveAnswer answer(Money amount, Move move) {
    OptionalLong units = StripeAmount.of(amount);
    if (units.isEmpty()) {
      return new Refused("amount_not_payable", amount + " is no amount of Stripe's");
    }
    try {
      return move.of(units.getAsLong());
    } catch (StripeException failure) {
      return switch (Trouble.of(failure)) {
        case Refusal refusal -> new Refused(refusal.code(), refusal.why());
        case Doubt doubt -> new Unknown(doubt.why());
      };
    }
  }
}
