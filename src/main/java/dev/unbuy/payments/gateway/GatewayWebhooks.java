package dev.unbuy.payments.gateway;

import java.util.Map;

/**
 * Reads what a gateway tells by itself; each gateway has a way of its own to sign and to word it.
 */
public interface GatewayWebhooks {

  /**
   * Reads one request. Blocks; to be called in no transaction.
   *
   * @param headers the request's headers, names in lower case
   * @param body as it was sent, to the byte
   */
  WebhookReading read(Map<String, String> headers, byte[] body);
}
