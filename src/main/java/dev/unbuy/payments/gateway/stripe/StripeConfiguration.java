package dev.unbuy.payments.gateway.stripe;

import dev.unbuy.payments.gateway.ConditionalOnGateway;
import dev.unbuy.payments.gateway.GatewayKind;
import dev.unbuy.payments.gateway.GatewayWebhooks;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.platform.StartupNote;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Stripe, where its settings are given. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnGateway(GatewayKind.STRIPE)
class StripeConfiguration {

  @Bean
  StripeSettings stripeSettings(
      @Value("${unbuy.gateway.stripe.secret-key}") String secretKey,
      @Value("${unbuy.gateway.stripe.webhook-secret}") String webhookSecret,
      @Value("${unbuy.gateway.stripe.api-base:#{null}}") @Nullable URI apiBase,
      @Value("${unbuy.gateway.stripe.captures-in-parts:false}") boolean capturesInParts) {
    return new StripeSettings(secretKey, webhookSecret, apiBase, capturesInParts);
  }

  @Bean
  Stripe stripe(StripeSettings settings) {
    return new Stripe(settings);
  }

  @Bean
  PaymentGateway paymentGateway(Stripe stripe, StripeSettings settings, InstantSource clock) {
    return new StripeGateway(stripe, settings.capturesInParts(), clock);
  }

  @Bean
  GatewayWebhooks gatewayWebhooks(
      Stripe stripe, StripeSettings settings, JsonMapper json, InstantSource clock) {
    return new StripeWebhooks(stripe, settings.webhookSecret(), json, clock);
  }

  @Bean
  StartupNote gatewayNote(MessageSource messages) {
    return () ->
        List.of(messages.getMessage("startup.summary.stripe", new Object[0], Locale.ENGLISH));
  }
}
