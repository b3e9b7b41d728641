package dev.unbuy.payments.gateway;

import java.net.URI;

/**
 * Where the payment gateway is, and the secrets shared with it.
 *
 * @param webhookSecret {@code whsec_} and base64, with which the gateway signs what it tells
 */
public record GatewaySettings(URI url, String apiKey, String webhookSecret) {}
