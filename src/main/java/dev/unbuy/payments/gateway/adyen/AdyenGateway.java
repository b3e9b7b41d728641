package dev.unbuy.payments.gateway.adyen;

import com.adyen.model.checkout.Amount;
import com.adyen.model.checkout.PaymentResponse;
import com.adyen.service.exception.ApiException;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.payments.gateway.AuthorizationAnswer;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Authorized;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Declined;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Pending;
import dev.unbuy.payments.gateway.AuthorizationLook;
import dev.unbuy.payments.gateway.MoveAnswer;
import dev.unbuy.payments.gateway.MoveAnswer.Accepted;
import dev.unbuy.payments.gateway.MoveAnswer.Done;
import dev.unbuy.payments.gateway.MoveAnswer.Refused;
import dev.unbuy.payments.gateway.MoveAnswer.Unknown;
import dev.unbuy.payments.gateway.MovementsAnswer;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.payments.gateway.adyen.AdyenMemory.Plan;
import dev.unbuy.payments.gateway.adyen.Asked.Kind;
import dev.unbuy.payments.gateway.adyen.Asked.Status;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adyen as a payment gateway: cards and wallets that the shop's page has stored with it. */
final class AdyenGateway implements PaymentGateway {

  private static final Set<PaymentMethod> OFFERED =
      Set.of(PaymentMethod.CARD, PaymentMethod.WALLET);
  private static final String FORGOTTEN =
      "no answer for seven days, after which Adyen may have forgotten the key";

  private final Adyen adyen;
  private final AdyenMemory memory;
  private final boolean capturesInParts;
  private final InstantSource clock;

  AdyenGateway(Adyen adyen, AdyenMemory memory, boolean capturesInParts, InstantSource clock) {
    this.adyen = adyen;
    this.memory = memory;
    this.capturesInParts = capturesInParts;
    this.clock = clock;
  }

  @Override
  public boolean capturesInParts() {
    return capturesInParts;
  }

  @Override
  public AuthorizationAnswer authorize(
      String key, PaymentMethod method, String token, Money amount, int captures) {
    Optional<Amount> units = AdyenAmount.of(amount);
    int slash = token.indexOf('/');
    if (!OFFERED.contains(method)) {
      return new Declined("declined-" + key, "method_not_offered");
    }
    if (units.isEmpty() || slash < 1) {
      return new Declined(
          "declined-" + key, units.isEmpty() ? "amount_not_payable" : "token_not_stored");
    }
    if (captures > 1 && !capturesInParts) {
      return new Declined("declined-" + key, "captures_in_parts_unavailable");
    }
    Asked asked = memory.authorization(key, amount);
    if (asked.status() != Status.ASKED) {
      return known(asked);
    }
    return asked.mayBeForgotten(clock.instant())
        ? new AuthorizationAnswer.Unknown(FORGOTTEN)
        : ask(key, token.substring(0, slash), token.substring(slash + 1), units.get());
  }

  private static AuthorizationAnswer known(Asked asked) {
    String reference = Objects.requireNonNullElse(asked.reference(), "declined-" + asked.key());
    return switch (asked.status()) {
      case DONE -> new Authorized(reference, null);
      case RECEIVED -> new Pending(reference);
      case FAILED -> new Declined(reference, Objects.requireNonNullElse(asked.code(), "declined"));
      case ASKED -> new AuthorizationAnswer.Unknown("not asked yet");
    };
  }

  private AuthorizationAnswer ask(String key, String shopper, String stored, Amount amount) {
    try {
      return decided(key, adyen.authorize(key, shopper, stored, amount));
    } catch (ApiException failure) {
      return switch (Trouble.of(failure)) {
        case Trouble.Refusal no -> failed(key, "", no.code());
        case Trouble.Doubt doubt -> new AuthorizationAnswer.Unknown(doubt.why());
      };
    } catch (IOException failure) {
      return new AuthorizationAnswer.Unknown("no answer: " + failure.getClass().getSimpleName());
    }
  }

  private AuthorizationAnswer decided(String key, PaymentResponse said) {
    String reference = Objects.requireNonNullElse(said.getPspReference(), "");
    var result = said.getResultCode();
    return switch (result) {
      case AUTHORISED -> {
        memory.cameTo(key, Kind.AUTHORIZATION, Status.DONE, null, reference);
        yield new Authorized(reference, null);
      }
      case PENDING, RECEIVED -> {
        memory.received(key, Kind.AUTHORIZATION, reference);
        yield new Pending(reference);
      }
      case REFUSED, ERROR, CANCELLED -> failed(key, reference, word(said.getRefusalReason()));
      case REDIRECTSHOPPER, CHALLENGESHOPPER, IDENTIFYSHOPPER, PRESENTTOSHOPPER ->
          failed(key, reference, "authentication_required");
      case null, default -> new AuthorizationAnswer.Unknown("unexpected: " + result);
    };
  }

  private Declined failed(String key, String reference, String code) {
    memory.cameTo(key, Kind.AUTHORIZATION, Status.FAILED, code, reference);
    return new Declined(reference.isEmpty() ? "declined-" + key : reference, code);
  }

  @Override
  public MoveAnswer capture(String key, String authorization, Money amount) {
    return move(
        key,
        Kind.CAPTURE,
        authorization,
        amount,
        units -> adyen.capture(key, authorization, units));
  }

  @Override
  public MoveAnswer cancelAuthorized(String key, String authorization, Money amount) {
    return move(
        key, Kind.RELEASE, authorization, amount, units -> adyen.cancel(key, authorization));
  }

  @Override
  public MoveAnswer refund(String key, String authorization, Money amount) {
    return move(
        key, Kind.REFUND, authorization, amount, units -> adyen.refund(key, authorization, units));
  }

  @Override
  public AuthorizationLook look(String authorization) {
    return memory.look(authorization);
  }

  @Override
  public MovementsAnswer movements(Instant since, @Nullable String cursor, int limit) {
    return memory.movements(since, cursor, limit);
  }

  @FunctionalInterface
  private interface Call {
    String of(Amount amount) throws ApiException, IOException;
  }

  private MoveAnswer move(String key, Kind kind, String authorization, Money amount, Call call) {
    Optional<Amount> units = AdyenAmount.of(amount);
    if (units.isEmpty()) {
      return new Refused("amount_not_payable", amount + " is no amount of Adyen's");
    }
    return switch (memory.move(key, kind, authorization, amount, capturesInParts)) {
      case Plan.Forbidden no -> new Refused(no.code(), no.why());
      case Plan.Noted noted when noted.asked().status() == Status.ASKED ->
          noted.asked().mayBeForgotten(clock.instant())
              ? new Unknown(FORGOTTEN)
              : ask(key, kind, call, units.get());
      case Plan.Noted noted -> known(noted.asked(), authorization);
    };
  }

  private static MoveAnswer known(Asked asked, String authorization) {
    String reference = Objects.requireNonNullElse(asked.reference(), authorization);
    return switch (asked.status()) {
      case DONE -> new Done(reference);
      case RECEIVED -> new Accepted(reference);
      case FAILED -> {
        String code = Objects.requireNonNullElse(asked.code(), "refused");
        yield new Refused(code, "Adyen told that it failed");
      }
      case ASKED -> new Unknown("not asked yet");
    };
  }

  private MoveAnswer ask(String key, Kind kind, Call call, Amount units) {
    try {
      String reference = call.of(units);
      memory.received(key, kind, reference);
      return new Accepted(reference);
    } catch (ApiException failure) {
      return switch (Trouble.of(failure)) {
        case Trouble.Refusal no -> {
          memory.cameTo(key, kind, Status.FAILED, no.code(), "");
          yield new Refused(no.code(), no.why());
        }
        case Trouble.Doubt doubt -> new Unknown(doubt.why());
      };
    } catch (IOException failure) {
      return new Unknown("no answer: " + failure.getClass().getSimpleName());
    }
  }

  /** Adyen's reason in one word. */
  static String word(@Nullable String reason) {
    String word =
        Objects.requireNonNullElse(reason, "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_|_$", "");
    return word.isEmpty() ? "declined" : word;
  }
}
