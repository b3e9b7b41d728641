package dev.unbuy.platform.embedded;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Settles, once the configuration is read, what is embedded: {@code unbuy.embedded.database} and
 * {@code unbuy.embedded.mail} say so to the rest.
 *
 * <p>Beside an outside database the demo is off, whatever was asked for: its accounts have a
 * password that everybody knows. Tests, whose database is outside the application though made for
 * them, may say that theirs counts as embedded.
 */
public final class EmbeddedParts implements EnvironmentPostProcessor, Ordered {

  private static final String URL = "spring.datasource.url";
  private static final String DATABASE = "unbuy.embedded.database";
  private static final String MAIL = "unbuy.embedded.mail";
  private static final String MAIL_HOST = "spring.mail.host";
  private static final String DEMO = "unbuy.demo";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    boolean database = environment.getProperty(DATABASE, Boolean.class, !has(environment, URL));
    boolean demo = database && environment.getProperty(DEMO, Boolean.class, true);
    Map<String, Object> settled =
        Map.of(DATABASE, database, DEMO, demo, MAIL, !has(environment, MAIL_HOST));
    environment.getPropertySources().addFirst(new MapPropertySource("embedded parts", settled));
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  private static boolean has(Environment environment, String property) {
    return StringUtils.hasText(environment.getProperty(property));
  }

  /** Holds when an outside database is configured. */
  static final class OutsideDatabase implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return has(context.getEnvironment(), URL);
    }
  }

  /** Holds when no outside database is configured. */
  static final class NoOutsideDatabase implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !has(context.getEnvironment(), URL);
    }
  }
}
