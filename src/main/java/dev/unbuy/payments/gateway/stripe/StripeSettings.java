package dev.unbuy.payments.gateway.stripe;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How Stripe is reached.
 *
 * @param secretKey {@code sk_…} or a restricted key {@code rk_…}
 * @param webhookSecret {@code whsec_…}, of the endpoint that Stripe tells
 * @param apiBase another address than Stripe's own, for tests
 * @param capturesInParts whether the account has multicapture
 */
record StripeSettings(
    String secretKey, String webhookSecret, @Nullable URI apiBase, boolean capturesInParts) {

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Stripe at " + (apiBase == null ? "its own address" : apiBase);
  }
}
