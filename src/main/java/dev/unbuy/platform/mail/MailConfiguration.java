package dev.unbuy.platform.mail;

import dev.unbuy.platform.UnbuyProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The embedded mail server, and a sender that uses it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("unbuy.embedded.mail")
class MailConfiguration {

  /**
   * Greets by HELO: the embedded server answers EHLO in two small packets, the second of which
   * waits for the system's delayed acknowledgment of the first, some 40 ms with each letter.
   */
  private static final String ONE_LINE_GREETING = "false";

  @Bean
  Letters letters(UnbuyProperties unbuy) {
    return Letters.in(unbuy.dataFolder().resolve("mail"));
  }

  @Bean(destroyMethod = "close")
  EmbeddedMailServer embeddedMailServer(Letters letters) {
    return EmbeddedMailServer.start(letters);
  }

  @Bean
  Inbox embeddedInbox(EmbeddedMailServer server) {
    return server.inbox();
  }

  @Bean
  JavaMailSender embeddedMailSender(EmbeddedMailServer server) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.port());
    sender.setDefaultEncoding("UTF-8");
    sender.getJavaMailProperties().put("mail.smtp.ehlo", ONE_LINE_GREETING);
    return sender;
  }
}
