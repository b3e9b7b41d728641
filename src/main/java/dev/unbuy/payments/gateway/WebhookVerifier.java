package dev.unbuy.payments.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether a webhook comes from the gateway, as Standard Webhooks has it: HMAC-SHA256 over id,
 * time and body, and a time of at most five minutes ago.
 */
final class WebhookVerifier {

  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final byte[] secret;
  private final InstantSource clock;

  WebhookVerifier(String secret, InstantSource clock) {
    this.secret = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    this.clock = clock;
  }

  /**
   * Whether it is genuine.
   *
   * @param signatures what the header says: versions and signatures, separated by spaces
   */
  boolean isGenuine(String id, String timestamp, String signatures, byte[] body) {
    if (!isRecent(timestamp)) {
      return false;
    }
    byte[] expected = ("v1," + signature(id + "." + timestamp + ".", body)).getBytes(UTF_8);
    for (String signature : signatures.split(" ", -1)) {
      if (MessageDigest.isEqual(expected, signature.getBytes(UTF_8))) {
        return true;
      }
    }
    return false;
  }

  private boolean isRecent(String timestamp) {
    if (!timestamp.matches("[0-9]{1,12}")) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, clock.instant()).abs().compareTo(WINDOW) <= 0;
  }

  private String signature(String head, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(head.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
