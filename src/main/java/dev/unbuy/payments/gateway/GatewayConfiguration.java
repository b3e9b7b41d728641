package dev.unbuy.payments.gateway;

import java.net.URI;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sandbox gateway, embedded or elsewhere; the embedded one gives its settings itself. A real
 * provider has a configuration of its own in a package of its own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnGateway({GatewayKind.EMBEDDED, GatewayKind.SANDBOX})
class GatewayConfiguration {

  @Bean
  @ConditionalOnGateway(GatewayKind.SANDBOX)
  GatewaySettings outsideGateway(
      @Value("${unbuy.gateway.url}") URI url,
      @Value("${unbuy.gateway.api-key}") String apiKey,
      @Value("${unbuy.gateway.webhook-secret}") String webhookSecret) {
    return new GatewaySettings(url, apiKey, webhookSecret);
  }

  @Bean
  PaymentGateway paymentGateway(GatewaySettings settings, JsonMapper json) {
    return new SandboxClient(new SandboxHttp(settings, json));
  }

  @Bean
  GatewayWebhooks gatewayWebhooks(GatewaySettings settings, JsonMapper json, InstantSource clock) {
    return new SandboxWebhooks(settings.webhookSecret(), json, clock);
  }
}
