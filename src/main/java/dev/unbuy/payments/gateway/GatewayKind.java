package dev.unbuy.payments.gateway;

import dev.unbuy.platform.embedded.StartupFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Which gateway serves: the one whose settings are given, and where none are, an embedded one. */
public enum GatewayKind {
  /** A sandbox gateway in the application's own process. */
  EMBEDDED(List.of()),
  /** A sandbox gateway elsewhere. */
  SANDBOX(List.of("unbuy.gateway.url", "unbuy.gateway.api-key", "unbuy.gateway.webhook-secret")),
  /** Stripe. */
  STRIPE(List.of("unbuy.gateway.stripe.secret-key", "unbuy.gateway.stripe.webhook-secret")),
  /** Adyen. */
  ADYEN(
      List.of(
          "unbuy.gateway.adyen.api-key",
          "unbuy.gateway.adyen.merchant-account",
          "unbuy.gateway.adyen.hmac-key"));

  private final List<String> settings;

  GatewayKind(List<String> settings) {
    this.settings = settings;
  }

  /**
   * The gateway that is configured here.
   *
   * @throws StartupFailure when there are several, or one has only a part of its settings
   */
  public static GatewayKind of(Environment environment) {
    List<GatewayKind> configured =
        Arrays.stream(values()).filter(kind -> kind.isMentioned(environment)).toList();
    if (configured.size() > 1) {
      throw new StartupFailure(
          null,
          "startup.failure.gateway.several",
          configured.stream()
              .map(kind -> variable(kind.settings.getFirst()))
              .collect(Collectors.joining(", ")));
    }
    configured.forEach(kind -> kind.requireWhole(environment));
    return configured.isEmpty() ? EMBEDDED : configured.getFirst();
  }

  private boolean isMentioned(Environment environment) {
    return settings.stream().anyMatch(setting -> isSet(environment, setting));
  }

  private void requireWhole(Environment environment) {
    List<String> missing =
        settings.stream()
            .filter(setting -> !isSet(environment, setting))
            .map(GatewayKind::variable)
            .toList();
    if (!missing.isEmpty()) {
      String given =
          settings.stream()
              .filter(setting -> isSet(environment, setting))
              .map(GatewayKind::variable)
              .collect(Collectors.joining(", "));
      throw new StartupFailure(
          null, "startup.failure.gateway.half", given, String.join(", ", missing));
    }
  }

  private static boolean isSet(Environment environment, String setting) {
    return StringUtils.hasText(environment.getProperty(setting));
  }

  /** The environment variable that gives a setting. */
  private static String variable(String setting) {
    return setting.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
