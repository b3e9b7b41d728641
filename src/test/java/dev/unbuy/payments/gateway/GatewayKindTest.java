package dev.unbuy.payments.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.platform.embedded.StartupFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Which gateway the environment's variables choose, and what they must not leave out. */
class GatewayKindTest {

  @Test
  void isEmbeddedWhereNothingIsSaid() {
    assertThat(GatewayKind.of(environment(Map.of()))).isEqualTo(GatewayKind.EMBEDDED);
    assertThat(GatewayKind.of(environment(Map.of("UNBUY_GATEWAY_URL", ""))))
        .isEqualTo(GatewayKind.EMBEDDED);
  }

  @Test
  void isTheOneThatIsConfigured() {
    assertThat(
            GatewayKind.of(
                environment(
                    Map.of(
                        "UNBUY_GATEWAY_STRIPE_SECRET_KEY", "sk_test_1",
                        "UNBUY_GATEWAY_STRIPE_WEBHOOK_SECRET", "whsec_1"))))
        .isEqualTo(GatewayKind.STRIPE);
    assertThat(
            GatewayKind.of(
                environment(
                    Map.of(
                        "UNBUY_GATEWAY_ADYEN_API_KEY", "AQE_1",
                        "UNBUY_GATEWAY_ADYEN_MERCHANT_ACCOUNT", "Shop",
                        "UNBUY_GATEWAY_ADYEN_HMAC_KEY", "00"))))
        .isEqualTo(GatewayKind.ADYEN);
  }

  @Test
  void saysWhatIsMissingWithoutASecret() {
    assertThatThrownBy(
            () ->
                GatewayKind.of(environment(Map.of("UNBUY_GATEWAY_STRIPE_SECRET_KEY", "sk_test_1"))))
        .isInstanceOf(StartupFailure.class)
        .hasMessage(
            "A payment gateway is configured by halves: UNBUY_GATEWAY_STRIPE_SECRET_KEY is set,"
                + " and UNBUY_GATEWAY_STRIPE_WEBHOOK_SECRET is missing.");
  }

  @Test
  void takesOneOnly() {
    assertThatThrownBy(
            () ->
                GatewayKind.of(
                    environment(
                        Map.of(
                            "UNBUY_GATEWAY_URL", "http://127.0.0.1:1",
                            "UNBUY_GATEWAY_STRIPE_SECRET_KEY", "sk_test_1"))))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("Several payment gateways")
        .message()
        .doesNotContain("sk_test_1");
  }

  private static Environment environment(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    return environment;
  }
}
