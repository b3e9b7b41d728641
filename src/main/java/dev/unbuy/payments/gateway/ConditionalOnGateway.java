package dev.unbuy.payments.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Made only for this gateway; of the others not even the classes are loaded. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnGateway.Chosen.class)
public @interface ConditionalOnGateway {

  /** The gateways that it is made for. */
  GatewayKind[] value();

  /** Compares with what is configured. */
  final class Chosen implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      GatewayKind[] wanted =
          (GatewayKind[])
              Objects.requireNonNull(
                      metadata.getAnnotationAttributes(ConditionalOnGateway.class.getName()))
                  .get("value");
      return Arrays.asList(Objects.requireNonNull(wanted))
          .contains(GatewayKind.of(context.getEnvironment()));
    }
  }
}
