package dev.unbuy.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.UnbuyApplication;
import dev.unbuy.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The application as a process of its own, without demo data unless asked for, and what it printed.
 */
final class Started implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path output;

  private Started(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it on a data folder, with these environment variables. */
  static Started on(Path data, Map<String, ?> environment) throws IOException {
    Path output = Files.createTempFile("unbuy-start", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("UNBUY_DATA", data.toString());
    builder.environment().put("UNBUY_DEMO", "false");
    builder.environment().put("SERVER_PORT", "0");
    environment.forEach((name, value) -> builder.environment().put(name, String.valueOf(value)));
    return new Started(builder.start(), output);
  }

  /** This JVM's classes and options, as far as they are the application's. */
  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(UnbuyApplication.class.getName());
    return command;
  }

  /** Waits until it says that it is ready. */
  void awaitReady() {
    Eventually.holds(PATIENCE, () -> printed().contains("Unbuy is ready") || !process.isAlive());
    assertThat(process.isAlive()).as(printed()).isTrue();
  }

  /** Waits until it answers, which it does before its demo is whole. */
  void awaitAnswer(int port) {
    Eventually.holds(PATIENCE, () -> isOpen(port) || !process.isAlive());
    assertThat(process.isAlive()).as(printed()).isTrue();
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Waits until it has ended with exit code 1 and this one sentence. */
  void endsWith(String sentence) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(printed()).hasLineCount(1).startsWith(sentence);
    assertThat(process.exitValue()).isOne();
  }

  /** Kills it, so that it cannot clean up. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  /** Asks it to stop, and waits until it has. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it did not stop within a minute: " + printed());
    }
  }

  private String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
