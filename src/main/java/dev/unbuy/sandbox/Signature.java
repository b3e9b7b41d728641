package dev.unbuy.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs webhooks as Standard Webhooks has it: HMAC-SHA256 over id, time and body. */
final class Signature {

  private final byte[] secret;

  private Signature(byte[] secret) {
    this.secret = secret.clone();
  }

  /** With a secret of the form {@code whsec_} and base64. */
  static Signature of(String secret) {
    return new Signature(Base64.getDecoder().decode(secret.substring("whsec_".length())));
  }

  /** With a secret that nobody shares. */
  static Signature ofNobody() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return new Signature(bytes);
  }

  /** The value of the header {@code webhook-signature}. */
  String over(String id, String timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks HmacSHA256", e);
    }
  }
}
