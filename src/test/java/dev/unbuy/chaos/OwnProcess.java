package dev.unbuy.chaos;

import dev.unbuy.UnbuyApplication;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The application, or a command of it, as a process that can be killed. */
final class OwnProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(90);

  private final Process process;
  private final Path output;

  private OwnProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts it.
   *
   * @param output the file that its output is added to
   * @param overlay classes that stand before the application's own, or null
   */
  static OwnProcess start(
      Path output, @Nullable Path overlay, Map<String, String> environment, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add((overlay == null ? "" : overlay + File.pathSeparator) + classPath());
    command.add(UnbuyApplication.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().putAll(environment);
    return new OwnProcess(builder.start(), output);
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Waits until it has printed this, as often as that in all its lives. */
  OwnProcess awaitPrinted(String words, int times) throws InterruptedException {
    Instant end = Instant.now().plus(START);
    while (printed(words) < times) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException("it did not start; see " + output);
      }
      Thread.sleep(50);
    }
    return this;
  }

  /** How often it has printed this, in all its lives. */
  int printed(String words) {
    try {
      String all = Files.readString(output);
      return (int) all.lines().filter(line -> line.contains(words)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it so that it cannot clean up (SIGKILL). */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Asks it to end, and waits until it has. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(40, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
