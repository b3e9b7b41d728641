package dev.unbuy.platform.embedded;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.web.server.PortInUseException;

/** Prints why the application could not start: one sentence, on the error stream. */
final class StartupSentence implements FailureAnalysisReporter {

  @Override
  public void report(FailureAnalysis analysis) {
    System.err.println(sentence(analysis));
  }

  private static String sentence(FailureAnalysis analysis) {
    if (analysis.getCause() instanceof PortInUseException port) {
      return StartupText.of("startup.failure.port", port.getPort());
    }
    String action = analysis.getAction();
    return action == null || action.isBlank()
        ? analysis.getDescription()
        : analysis.getDescription().strip() + "\n" + action.strip();
  }
}
