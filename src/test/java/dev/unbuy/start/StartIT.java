package dev.unbuy.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.UnbuyTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Starting as a process of its own: again on what is there, and where it cannot. */
@UnbuyTest
class StartIT {

  private static final Map<String, Object> PAT =
      Map.of("email", "pat@start.test", "password", "a good password", "name", "Pat");

  @Autowired private JdbcConnectionDetails database;
  @TempDir private Path folder = Path.of("");

  @Test
  void whatWasThereIsThereAfterAStopAndWhatAKillLeftHalfMadeIsCompleted() throws Exception {
    int port = freePort();
    Map<String, Object> demo = Map.of("SERVER_PORT", port, "UNBUY_DEMO", "true");
    ProcessHandle orphan;
    try (Started first = Started.on(folder, demo)) {
      first.awaitAnswer(port);
      orphan = postmaster();
      first.kill();
    }
    assertThat(orphan.isAlive()).as("the database server outlives its parent").isTrue();
    try (Started second = Started.on(folder, demo)) {
      second.awaitReady();
      assertThat(orphan.isAlive()).as("and is stopped, not adopted").isFalse();
      assertThat(postmaster().pid()).isNotEqualTo(orphan.pid());
      Api.at(port).post("/api/v1/tokens", demo("buyer")).body(201);
      Api.at(port).post("/api/v1/tokens", demo("seller")).body(201);
      Api.at(port).post("/api/v1/accounts", PAT).body(201);
    }
    try (Started third = Started.on(folder, demo)) {
      third.awaitReady();
      Api.at(port).post("/api/v1/tokens", PAT).body(201);
    }
    assertThat(Files.exists(folder.resolve("postgres/cluster/postmaster.pid"))).isFalse();
  }

  private static Map<String, String> demo(String who) {
    return Map.of("email", who + "@demo.test", "password", "unbuy-demo", "name", "test");
  }

  @Test
  void aBusyPortIsToldInOneSentence() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.ofLiteral("0.0.0.0"));
        Started started = Started.on(folder, Map.of("SERVER_PORT", busy.getLocalPort()))) {
      started.endsWith(
          "Port %d is already in use; stop the program that uses it or choose another by SERVER_PORT."
              .formatted(busy.getLocalPort()));
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldInOneSentence() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    try (Started started = Started.on(file.resolve("data"), Map.of())) {
      started.endsWith("Unbuy cannot write to its data folder " + file.resolve("data") + " (");
    }
  }

  @Test
  void aFolderInUseIsToldInOneSentence() throws Exception {
    Path inUse = Path.of("target", "test-data").toAbsolutePath();
    try (Started started = Started.on(inUse, Map.of())) {
      started.endsWith("The data folder " + inUse + " is in use by another running Unbuy;");
    }
  }

  @Test
  void aWrongPasswordOfTheDatabaseIsToldInOneSentence() throws Exception {
    Map<String, Object> wrong =
        Map.of(
            "SPRING_DATASOURCE_URL", database.getJdbcUrl(),
            "SPRING_DATASOURCE_USERNAME", String.valueOf(database.getUsername()),
            "SPRING_DATASOURCE_PASSWORD", "wrong");
    try (Started started = Started.on(folder, wrong)) {
      started.endsWith(
          "The database %s refused the user \"%s\"; check SPRING_DATASOURCE_USERNAME"
              .formatted(database.getJdbcUrl(), database.getUsername()));
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsToldInOneSentence() throws Exception {
    String nowhere = "jdbc:postgresql://127.0.0.1:%d/unbuy".formatted(freePort());
    try (Started started = Started.on(folder, Map.of("SPRING_DATASOURCE_URL", nowhere))) {
      started.endsWith("The database " + nowhere + " cannot be reached");
    }
  }

  private ProcessHandle postmaster() throws IOException {
    String pid =
        Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("0.0.0.0"))) {
      return socket.getLocalPort();
    }
  }
}
