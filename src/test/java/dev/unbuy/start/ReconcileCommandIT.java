package dev.unbuy.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.sandbox.SandboxGateway;
import dev.unbuy.sandbox.SandboxSettings;
import dev.unbuy.testing.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that compares the gateway's list with ours, beside a database of its own. */
class ReconcileCommandIT {

  @TempDir private Path data = Path.of("");

  @Test
  void tellsWhatTheGatewayDidAndNobodyHereAskedFor() throws Exception {
    assertThat(run().code()).isZero();
    authorizeAtTheGateway(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10)));

    Run run = run("--since=2000-01-01T00:00:00Z");

    assertThat(run.code()).as(run.output()).isEqualTo(3);
    assertThat(run.output())
        .contains("1 of the gateway", "1 differ, 0 of them mended", "MISSING_HERE AUTHORIZATION");
  }

  @Test
  void aTimeThatIsNoneIsNamed() throws Exception {
    Run run = run("--since=yesterday");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.output()).contains("--since");
  }

  private void authorizeAtTheGateway(Clock clock) throws IOException {
    try (var gateway =
        SandboxGateway.start(
            SandboxSettings.of(0, data.resolve("gateway"), "a key of the test", clock))) {
      Api.at(gateway.port())
          .with("a key of the test")
          .post(
              "/v1/authorizations",
              Map.of(
                  "amount",
                  500,
                  "currency",
                  "EUR",
                  "method",
                  "CARD",
                  "token",
                  "sandbox-ok",
                  "reference",
                  "by hand"))
          .body(201);
    }
  }

  private Run run(String... arguments) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.unbuy.UnbuyApplication",
            "reconcile");
    builder.command().addAll(List.of(arguments));
    builder.environment().put("UNBUY_DATA", data.toString());
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), output);
  }

  private record Run(int code, String output) {}
}
