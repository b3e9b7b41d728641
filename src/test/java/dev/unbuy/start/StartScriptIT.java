package dev.unbuy.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script finds its JDK, makes its cache once, and passes commands on. */
class StartScriptIT {

  private static final Path SCRIPT = Path.of("bin", "unbuy").toAbsolutePath();

  @TempDir private Path cache = Path.of("");

  @Test
  void passesCommandsOnBeforeAndAfterItsCacheIsMade() throws Exception {
    assertThat(run(Map.of(), "--version").output()).isNotBlank();

    Run warmUp = run(Map.of(), "warm-up");

    assertThat(warmUp.code()).as(warmUp.output()).isZero();
    assertThat(caches()).isOne();
    Run version = run(Map.of(), "--version");
    assertThat(version.code()).as(version.output()).isZero();
    assertThat(version.output()).doesNotContain("warning", "error");
    assertThat(run(Map.of(), "gateway", "--help").output()).contains("gateway");
    assertThat(caches()).isOne();
  }

  @Test
  void aFolderWithoutAJdkIsNamedInOneSentence() throws Exception {
    Run run = run(Map.of("UNBUY_JAVA", cache.toString()), "--version");

    assertThat(run.code()).isOne();
    assertThat(run.output()).hasLineCount(1).contains("needs a JDK 25", "UNBUY_JAVA");
  }

  @Test
  void anUnknownCommandIsNamed() throws Exception {
    Run run = run(Map.of(), "cancel-everything");

    assertThat(run.code()).isNotZero();
    assertThat(run.output()).contains("There is no command \"cancel-everything\".");
  }

  private long caches() throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(file -> file.endsWith("unbuy.aot")).count();
    }
  }

  private Run run(Map<String, String> environment, String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("UNBUY_CACHE", cache.toString());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), output);
  }

  private record Run(int code, String output) {}
}
