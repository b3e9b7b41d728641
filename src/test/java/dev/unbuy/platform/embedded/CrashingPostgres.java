package dev.unbuy.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A database server of a test's own that can crash, and comes back under the same address. */
public final class CrashingPostgres implements AutoCloseable {

  private static final String DATABASE = "unbuy";
  private static final int ATTEMPTS = 20;
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final EmbeddedPostgres postgres;
  private final Programs programs;
  private final Cluster cluster;

  private CrashingPostgres(EmbeddedPostgres postgres, Path data) {
    this.postgres = postgres;
    this.programs = new Programs(Binaries.inTemporaryFolder().unpacked());
    this.cluster = new Cluster(data.toAbsolutePath().normalize().resolve("postgres"));
  }

  /** Starts one in a data folder. */
  public static CrashingPostgres start(Path data) {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
    postgres.ensureDatabase(DATABASE);
    return new CrashingPostgres(postgres, data);
  }

  /** Its JDBC address. */
  public String url() {
    return postgres.url(DATABASE);
  }

  /** The user that owns everything. */
  public String user() {
    return postgres.user();
  }

  /** The user's password. */
  public String password() {
    return postgres.password();
  }

  /**
   * Kills the server process with SIGKILL, as a machine that loses power would, and starts it again
   * with the settings it had; it recovers from its log.
   */
  public void crashAndRestart() throws IOException, InterruptedException {
    String pid = Files.readAllLines(cluster.postmasterPid()).getFirst().strip();
    ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    restart("immediate");
  }

  /** Restarts it without waiting for those who are connected. */
  public void restart() throws InterruptedException {
    restart("fast");
  }

  /** The children of a server that was killed may need a moment to go. */
  private void restart(String mode) throws InterruptedException {
    String said = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Programs.Ended ended =
          programs.run(
              "pg_ctl",
              List.of(
                  "restart",
                  "-w",
                  "-t",
                  "60",
                  "-m",
                  mode,
                  "-D",
                  cluster.files().toString(),
                  "-l",
                  cluster.log().toString()));
      if (ended.well()) {
        return;
      }
      said = ended.output();
      Thread.sleep(PAUSE);
    }
    throw new IllegalStateException("the database did not come back: " + said);
  }

  @Override
  public void close() {
    postgres.close();
  }
}
