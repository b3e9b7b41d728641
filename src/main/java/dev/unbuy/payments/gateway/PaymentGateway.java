package dev.unbuy.payments.gateway;

import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment service provider, as far as Unbuy needs one. Blocks; to be called in no transaction.
 */
public interface PaymentGateway {

  /**
   * Whether one authorization can be captured by several captures at different times. Where it
   * cannot, each order is authorized by itself.
   */
  boolean capturesInParts();

  /** Whether no money moves here, and test tokens stand for means of payment. */
  default boolean isSandbox() {
    return false;
  }

  /**
   * Asks for an authorization.
   *
   * @param key our tender's id: the same key gives the same authorization
   * @param token what the buyer's browser got from the provider for the means of payment
   * @param captures how many captures it is to serve at most, at least 1; a gateway that cannot
   *     promise more than one for this means of payment declines
   */
  AuthorizationAnswer authorize(
      String key, PaymentMethod method, String token, Money amount, int captures);

  /** Takes a part of what was authorized; several captures of one authorization may be made. */
  MoveAnswer capture(String key, String authorization, Money amount);

  /**
   * Gives up a part of what was authorized and not captured; the payer's hold ends at the latest
   * when all of it is captured or given up.
   */
  MoveAnswer cancelAuthorized(String key, String authorization, Money amount);

  /** Sends back a part of what was captured. */
  MoveAnswer refund(String key, String authorization, Money amount);

  /** What it says of an authorization at this moment. */
  AuthorizationLook look(String authorization);

  /**
   * Lists what it did, oldest first. A provider may list only money that moved: captures, payments
   * and refunds, but no authorizations, voids and expiries.
   *
   * @param since from when on
   * @param cursor where the page before ended, or null for the first
   * @param limit 1 to 1,000
   */
  MovementsAnswer movements(Instant since, @Nullable String cursor, int limit);
}
