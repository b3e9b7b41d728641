package dev.unbuy.sandbox;

import java.util.Locale;
import java.util.Optional;

/**
 * What a fault can strike: a request, or the telling of a change.
 *
 * @param key the idempotency key of the request, or of the one that the change came from
 * @param authorizationId the authorization it is about, where there is one already
 * @param token the payer
 */
record Strikable(
    Target target, String key, Optional<String> authorizationId, Optional<Token> token) {

  /** The kinds of things. */
  enum Target {
    AUTHORIZATION,
    CAPTURE,
    VOID,
    REFUND,
    SETTLE,
    EXPIRY,
    CHARGEBACK;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Strikable of(Request request, String key, Optional<Authorization> about) {
    var token =
        request instanceof Request.Authorize authorize
            ? Optional.of(authorize.token())
            : about.map(Authorization::token);
    return new Strikable(targetOf(request), key, about.map(Authorization::id), token);
  }

  static Strikable of(Operation told, Authorization about) {
    return new Strikable(
        targetOf(told), told.idempotencyKey(), Optional.of(about.id()), Optional.of(about.token()));
  }

  private static Target targetOf(Request request) {
    return switch (request) {
      case Request.Authorize _ -> Target.AUTHORIZATION;
      case Request.Capture _ -> Target.CAPTURE;
      case Request.Release _ -> Target.VOID;
      case Request.Refund _ -> Target.REFUND;
      case Request.Settle _, Request.Expire _ -> Target.SETTLE;
      case Request.Chargeback _ -> Target.CHARGEBACK;
    };
  }

  private static Target targetOf(Operation told) {
    return switch (told.kind()) {
      case AUTHORIZATION, PAYMENT -> Target.AUTHORIZATION;
      case CAPTURE -> Target.CAPTURE;
      case VOID -> Target.VOID;
      case REFUND -> Target.REFUND;
      case EXPIRY -> Target.EXPIRY;
      case CHARGEBACK -> Target.CHARGEBACK;
    };
  }
}
