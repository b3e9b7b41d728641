package dev.unbuy.payments.gateway.adyen;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How Adyen is reached.
 *
 * @param apiKey of a web service user who may make, capture, cancel and refund payments
 * @param hmacKey hexadecimal, of the standard webhook
 * @param liveUrlPrefix of the live endpoints, or null for Adyen's test environment
 * @param apiBase another address than Adyen's own, for tests
 * @param capturesInParts whether the account has several partial captures
 */
record AdyenSettings(
    String apiKey,
    String merchantAccount,
    String hmacKey,
    @Nullable String liveUrlPrefix,
    @Nullable URI apiBase,
    boolean capturesInParts) {

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Adyen for " + merchantAccount;
  }
}
