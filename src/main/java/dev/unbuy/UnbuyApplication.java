package dev.unbuy;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application, and where its process begins. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class UnbuyApplication {

  private UnbuyApplication() {}

  /**
   * Runs the marketplace until the process is stopped, or a sub-command to its end.
   *
   * @param args Spring Boot's arguments, or a sub-command with its own
   */
  static void main(String[] args) {
    int code = UnbuyCommand.run(args);
    if (code != 0) {
      System.exit(code);
    }
  }
}
