package dev.unbuy.payments.gateway;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The gateway that {@code unbuy.gateway.url} names; otherwise the embedded one gives settings. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

  @Bean
  @ConditionalOnProperty("unbuy.gateway.url")
  GatewaySettings outsideGateway(
      @Value("${unbuy.gateway.url}") URI url,
      @Value("${unbuy.gateway.api-key}") String apiKey,
      @Value("${unbuy.gateway.webhook-secret}") String webhookSecret) {
    return new GatewaySettings(url, apiKey, webhookSecret);
  }

  @Bean
  PaymentGateway paymentGateway(GatewaySettings settings, JsonMapper json) {
    return new SandboxClient(settings.url(), settings.apiKey(), json);
  }
}
