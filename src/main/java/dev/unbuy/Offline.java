package dev.unbuy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * The application for a command that does one thing and ends: the configured or the embedded
 * database, brought up to date, and those beans that the command asks for. Nothing is served, and
 * what waits is left to a server.
 */
final class Offline {

  private static final List<String> ALWAYS =
      List.of("--unbuy.background=false", "--unbuy.demo=false");

  private static final ApplicationListener<ContextRefreshedEvent> UP_TO_DATE =
      new ApplicationListener<>() {
        /** Before anything that runs at every start, since that reads tables. */
        @Override
        public void onApplicationEvent(ContextRefreshedEvent refreshed) {
          refreshed.getApplicationContext().getBean(FlywayMigrationInitializer.class);
        }
      };

  private Offline() {}

  /**
   * Runs a command.
   *
   * @param settings Spring Boot's, such as {@code --spring.datasource.url=…}
   * @param command answers with the exit code
   * @return its exit code, or 1 when the application could not start, which has been told by then
   */
  static int run(List<String> settings, ToIntFunction<ApplicationContext> command) {
    List<String> all = new ArrayList<>(settings);
    all.addAll(ALWAYS);
    ConfigurableApplicationContext context;
    try {
      context =
          new SpringApplicationBuilder(UnbuyApplication.class)
              .web(WebApplicationType.NONE)
              .lazyInitialization(true)
              .listeners(UP_TO_DATE)
              .run(all.toArray(String[]::new));
    } catch (RuntimeException e) {
      // Spring Boot has told the reason by then.
      return 1;
    }
    try (context) {
      return command.applyAsInt(context);
    }
  }
}
