package dev.unbuy.platform;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The templates of pages and mails, compiled by the build. */
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

  @Bean
  TemplateEngine templates() {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.unbuy.web.templates");
    engine.setTrimControlStructures(true);
    return engine;
  }
}
