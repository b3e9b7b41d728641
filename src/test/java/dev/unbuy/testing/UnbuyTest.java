package dev.unbuy.testing;

import dev.unbuy.UnbuyApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test on the running application: real PostgreSQL, real sandbox gateway, real mail server, on a
 * free port. All such tests share one application and run beside each other, so each makes what it
 * needs and leaves the rest alone; one that cannot is marked {@link Alone}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = UnbuyApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "unbuy.demo=false",
      "unbuy.conversations.mail-after=0s",
      "unbuy.webhooks.inside=true",
      "unbuy.webhooks.timeout=3s",
      "unbuy.webhooks.first-retry=20ms",
      "unbuy.webhooks.attempts=4",
      RefundsAtOnce.WANTED + "=true"
    })
@ContextConfiguration(initializers = FreshData.class)
@ResourceLock(value = UnbuyTest.APPLICATION, mode = ResourceAccessMode.READ)
public @interface UnbuyTest {

  /** The lock that all tests on the application share and {@link Alone} takes whole. */
  String APPLICATION = "the application under test";
}
