package dev.unbuy;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Unbuy. */
@SpringBootApplication
public class UnbuyApplication {

  private UnbuyApplication() {}

  /**
   * Runs the marketplace until the process ends.
   *
   * @param args Spring Boot's arguments, or a sub-command with its own
   */
  static void main(String[] args) {
    SpringApplication.run(UnbuyApplication.class, args);
  }
}
