package dev.unbuy.payments.gateway;

import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;

/**
 * A payment service provider, as far as Unbuy needs one. Blocks; to be called in no transaction.
 */
public interface PaymentGateway {

  /**
   * Asks for an authorization.
   *
   * @param key our tender's id: the same key gives the same authorization
   * @param token what the buyer's browser got from the provider for the means of payment
   */
  AuthorizationAnswer authorize(String key, PaymentMethod method, String token, Money amount);

  /** Takes a part of what was authorized; several captures of one authorization may be made. */
  MoveAnswer capture(String key, String authorization, Money amount);

  /** Gives up a part of what was authorized and not captured. */
  MoveAnswer cancelAuthorized(String key, String authorization, Money amount);

  /** Sends back a part of what was captured. */
  MoveAnswer refund(String key, String authorization, Money amount);
}
