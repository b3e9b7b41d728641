package dev.unbuy.platform.mail;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An inbox at any provider, where one is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("unbuy.mail.in.host")
class OutsideInbox {

  @Bean
  Inbox inbox(
      @Value("${unbuy.mail.in.host}") String host,
      @Value("${unbuy.mail.in.port:993}") int port,
      @Value("${unbuy.mail.in.user}") String user,
      @Value("${unbuy.mail.in.password}") String password,
      @Value("${unbuy.mail.in.tls:true}") boolean tls,
      @Value("${unbuy.mail.in.domain}") String domain) {
    return new Inbox(host, port, user, password, tls, domain);
  }
}
