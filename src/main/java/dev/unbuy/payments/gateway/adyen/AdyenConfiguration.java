package dev.unbuy.payments.gateway.adyen;

import dev.unbuy.payments.gateway.ConditionalOnGateway;
import dev.unbuy.payments.gateway.GatewayKind;
import dev.unbuy.payments.gateway.GatewayWebhooks;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.platform.StartupNote;
import dev.unbuy.platform.Transactions;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adyen, where its settings are given. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnGateway(GatewayKind.ADYEN)
class AdyenConfiguration {

  @Bean
  AdyenSettings adyenSettings(
      @Value("${unbuy.gateway.adyen.api-key}") String apiKey,
      @Value("${unbuy.gateway.adyen.merchant-account}") String merchantAccount,
      @Value("${unbuy.gateway.adyen.hmac-key}") String hmacKey,
      @Value("${unbuy.gateway.adyen.live-url-prefix:#{null}}") @Nullable String liveUrlPrefix,
      @Value("${unbuy.gateway.adyen.api-base:#{null}}") @Nullable URI apiBase,
      @Value("${unbuy.gateway.adyen.captures-in-parts:false}") boolean capturesInParts) {
    return new AdyenSettings(
        apiKey, merchantAccount, hmacKey, liveUrlPrefix, apiBase, capturesInParts);
  }

  @Bean
  AdyenMemory adyenMemory(Transactions transactions, InstantSource clock) {
    return new AdyenMemory(transactions, clock);
  }

  @Bean
  PaymentGateway paymentGateway(AdyenSettings settings, AdyenMemory memory, InstantSource clock) {
    return new AdyenGateway(new Adyen(settings), memory, settings.capturesInParts(), clock);
  }

  @Bean
  GatewayWebhooks gatewayWebhooks(AdyenSettings settings, AdyenMemory memory, InstantSource clock) {
    return new AdyenWebhooks(settings.hmacKey(), memory, clock);
  }

  @Bean
  StartupNote gatewayNote(MessageSource messages) {
    return () ->
        List.of(messages.getMessage("startup.summary.adyen", new Object[0], Locale.ENGLISH));
  }
}
