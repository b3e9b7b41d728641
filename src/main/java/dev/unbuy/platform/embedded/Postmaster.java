package dev.unbuy.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The server process of a cluster: started, stopped, and stopped also when an earlier run of the
 * application left it behind.
 */
record Postmaster(Programs programs, Cluster cluster) {

  private static final int ATTEMPTS = 6;
  private static final Duration PAUSE = Duration.ofMillis(700);

  private static final String SETTINGS =
      String.join(
          " -c ",
          "",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "max_connections=200",
          "shared_buffers=128MB",
          "timezone=UTC",
          "log_timezone=UTC");

  /**
   * Starts the server on a free port of the loopback address and waits until it takes connections.
   *
   * <p>It is tried a few times: the port may be taken in between, and after a crash of the server
   * its children may need a moment to go.
   *
   * @return the port
   */
  int start() {
    stopOrphan();
    setLogAside();
    String output = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      int port = freePort();
      output = start(port);
      if (output.isEmpty()) {
        return port;
      }
      if (output.contains("unshare") || output.contains("incompatible")) {
        break;
      }
      pause();
    }
    throw PostgresTrouble.of(cluster.folder(), output);
  }

  /**
   * Stops the server: gently, and if it does not go, at once. Committed work is kept either way.
   */
  void stop() {
    if (!stop("fast")) {
      stop("immediate");
    }
  }

  /** Starts it once; empty when it runs, else what it said. */
  private String start(int port) {
    String options = "-c port=" + port + SETTINGS;
    List<String> arguments =
        List.of(
            "start",
            "-w",
            "-t",
            "60",
            "-D",
            cluster.files().toString(),
            "-l",
            cluster.log().toString(),
            "-o",
            options);
    Programs.Ended ended = programs.run("pg_ctl", arguments);
    return ended.well() ? "" : ended.output() + "\n" + logText();
  }

  private boolean stop(String mode) {
    return programs
        .run("pg_ctl", List.of("stop", "-w", "-t", "25", "-m", mode, "-D", files()))
        .well();
  }

  private String files() {
    return cluster.files().toString();
  }

  private void stopOrphan() {
    if (!Files.exists(cluster.postmasterPid())) {
      return;
    }
    if (left().filter(this::isOurs).isPresent()) {
      stop();
    } else {
      forgetPid();
    }
  }

  /** The process that the cluster's pid file names, if any runs by that number. */
  private Optional<ProcessHandle> left() {
    try {
      String first = Files.readAllLines(cluster.postmasterPid()).getFirst().strip();
      return ProcessHandle.of(Long.parseLong(first)).filter(ProcessHandle::isAlive);
    } catch (IOException | RuntimeException _) {
      return Optional.empty();
    }
  }

  /** Numbers of processes are used again: a stranger by this number must not be stopped. */
  private boolean isOurs(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    boolean postgres =
        info.command().map(Path::of).map(Path::getFileName).map(Path::toString).stream()
            .anyMatch(name -> name.startsWith("postgres"));
    return postgres
        && info.arguments().map(arguments -> List.of(arguments).contains(files())).orElse(true);
  }

  private void forgetPid() {
    try {
      Files.deleteIfExists(cluster.postmasterPid());
    } catch (IOException e) {
      throw new StartupFailure(e, "startup.failure.data", cluster.folder(), Reason.of(e));
    }
  }

  private void setLogAside() {
    try {
      if (Files.exists(cluster.log())) {
        Path older = cluster.log().resolveSibling("log.old");
        Files.move(cluster.log(), older, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new StartupFailure(e, "startup.failure.data", cluster.folder(), Reason.of(e));
    }
  }

  private String logText() {
    try {
      return Files.readString(cluster.log());
    } catch (IOException _) {
      return "";
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StartupFailure(e, "startup.failure.loopback", Reason.of(e));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
