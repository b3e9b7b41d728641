package dev.unbuy.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the programs of an unpacked PostgreSQL.
 *
 * <p>They refuse to be root; on Linux root runs them in a user namespace of their own ({@code
 * unshare -U}), where they see themselves as nobody while the files stay root's.
 *
 * @param folder what {@link Binaries} unpacked
 */
record Programs(Path folder) {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  /** How a program ended: 0 means well; the output is what it printed, errors included. */
  record Ended(int code, String output) {
    boolean well() {
      return code == 0;
    }
  }

  /** Runs a program to its end, at most 90 seconds. */
  Ended run(String program, List<String> arguments) {
    try {
      // A file, not a pipe: the server outlives pg_ctl and would hold a pipe open.
      Path output = Files.createTempFile("unbuy-" + program, ".out");
      try {
        return run(command(program, arguments), output);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new StartupFailure(e, "startup.failure.program", program, Reason.of(e));
    }
  }

  private static Ended run(List<String> command, Path output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_MESSAGES", "C");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", command));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return new Ended(process.exitValue(), Files.readString(output).strip());
  }

  private List<String> command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (Platform.isRoot()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(folder.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return command;
  }
}
