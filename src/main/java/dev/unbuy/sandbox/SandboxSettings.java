package dev.unbuy.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sandbox gateway is started with.
 *
 * @param port to listen on at the loopback address; 0 for any that is free
 * @param folder where it keeps its journal; made if absent
 * @param apiKey what callers send as {@code Authorization: Bearer}
 * @param webhook where changes are told, if anywhere
 * @param methodTimes how long things take, per method; all at once where none are named
 */
public record SandboxSettings(
    int port,
    Path folder,
    String apiKey,
    @Nullable Webhook webhook,
    Map<TenderMethod, MethodTimes> methodTimes,
    Clock clock) {

  /**
   * @throws IllegalArgumentException when the API key is blank
   */
  public SandboxSettings {
    if (apiKey.isBlank()) {
      throw new IllegalArgumentException("the API key must not be blank");
    }
    methodTimes = Map.copyOf(methodTimes);
  }

  /**
   * Where changes are told.
   *
   * @param secret {@code whsec_} and base64; it signs
   * @param backoff wait before the second try; each further wait is fourfold, up to 30 s
   */
  public record Webhook(URI url, String secret, Duration backoff) {

    /**
     * @throws IllegalArgumentException when the URL is not one of HTTP or the secret not of the
     *     form
     */
    public Webhook {
      if (url.getHost() == null || !url.getScheme().matches("https?")) {
        throw new IllegalArgumentException("the webhook URL must be http or https");
      }
      if (!secret.startsWith("whsec_")
          || Base64.getDecoder().decode(secret.substring("whsec_".length())).length == 0) {
        throw new IllegalArgumentException("the webhook secret must be whsec_ and base64");
      }
    }

    /** With the usual wait of 200 ms. */
    public Webhook(URI url, String secret) {
      this(url, secret, Duration.ofMillis(200));
    }
  }

  /** Settings without webhooks, with which nothing takes time or expires. */
  public static SandboxSettings of(int port, Path folder, String apiKey, Clock clock) {
    return new SandboxSettings(port, folder, apiKey, null, Map.of(), clock);
  }

  /** The same, with changes told there. */
  public SandboxSettings with(@Nullable Webhook told) {
    return new SandboxSettings(port, folder, apiKey, told, methodTimes, clock);
  }

  /** The same, with methods that take their time. */
  public SandboxSettings with(Map<TenderMethod, MethodTimes> times) {
    return new SandboxSettings(port, folder, apiKey, webhook, times, clock);
  }

  MethodTimes times(TenderMethod method) {
    return methodTimes.getOrDefault(method, MethodTimes.AT_ONCE);
  }
}
