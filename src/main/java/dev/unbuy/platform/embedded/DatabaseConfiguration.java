package dev.unbuy.platform.embedded;

import dev.unbuy.platform.UnbuyProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Where the application's database is: embedded unless {@code spring.datasource.url} names another.
 *
 * <p>The data source asks for the connection details, so the database runs before it is made and
 * stops after it is closed.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  private static final String DATABASE = "unbuy";

  @Configuration(proxyBeanMethods = false)
  @Conditional(EmbeddedParts.NoOutsideDatabase.class)
  @ConditionalOnMissingBean(JdbcConnectionDetails.class)
  static class Embedded {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(UnbuyProperties unbuy) {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(unbuy.dataFolder());
      postgres.ensureDatabase(DATABASE);
      return postgres;
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres) {
      return new ConnectionTo(postgres.url(DATABASE), postgres.user(), postgres.password());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(EmbeddedParts.OutsideDatabase.class)
  @ConditionalOnMissingBean(JdbcConnectionDetails.class)
  static class Outside {

    @Bean
    JdbcConnectionDetails outsideConnection(DataSourceProperties configured) {
      return new ConnectionTo(
              configured.determineUrl(),
              configured.determineUsername(),
              configured.determinePassword())
          .checked();
    }
  }
}
