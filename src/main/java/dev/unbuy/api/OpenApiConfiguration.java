package dev.unbuy.api;

import dev.unbuy.accounts.Account;
import dev.unbuy.kernel.Actor;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beside what the endpoints say themselves. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(
            Account.class,
            Actor.Buyer.class,
            Actor.Seller.class,
            Actor.Agent.class,
            Actor.Operator.class);
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(new Info().title("Unbuy").version("v1"))
        .components(
            new Components()
                .addSecuritySchemes(
                    "token", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList("token"));
  }
}
