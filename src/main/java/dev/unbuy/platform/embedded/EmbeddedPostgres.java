package dev.unbuy.platform.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A running PostgreSQL on the loopback address, durable ({@code fsync}, {@code synchronous_commit}
 * and {@code full_page_writes} on) and kept in a folder over restarts.
 *
 * <p>One process at a time uses a folder. A server that a killed process left behind is stopped
 * first, never adopted: nobody knows its settings.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private final FolderLock lock;
  private final Cluster cluster;
  private final Postmaster postmaster;
  private final int port;

  private EmbeddedPostgres(FolderLock lock, Cluster cluster, Postmaster postmaster, int port) {
    this.lock = lock;
    this.cluster = cluster;
    this.postmaster = postmaster;
    this.port = port;
  }

  /**
   * Starts the database of a data folder, made now if there is none.
   *
   * @param data the application's data folder; the database lives in its sub-folder postgres
   * @throws StartupFailure with one sentence when it cannot be started
   */
  public static EmbeddedPostgres start(Path data) {
    Path folder = Folders.writable(data.toAbsolutePath().normalize()).resolve("postgres");
    FolderLock lock = FolderLock.on(folder.resolveSibling("postgres.lock"));
    try {
      Programs programs = new Programs(Binaries.inTemporaryFolder().unpacked());
      Cluster cluster = Cluster.in(folder, programs);
      Postmaster postmaster = new Postmaster(programs, cluster);
      return new EmbeddedPostgres(lock, cluster, postmaster, postmaster.start());
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Makes a database unless it is there.
   *
   * @param name lower case letters, digits and underscores
   */
  public void ensureDatabase(String name) {
    String exists = "select from pg_database where datname = '" + name + "'";
    try (Connection connection = DriverManager.getConnection(url("postgres"), user(), password());
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(exists)) {
      if (!found.next()) {
        statement.execute("create database " + name);
      }
    } catch (SQLException e) {
      throw new StartupFailure(
          e, "startup.failure.postgres", cluster.folder(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * The JDBC address of a database.
   *
   * @param name the database's name
   */
  public String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  /** The user that owns everything. */
  public String user() {
    return Cluster.USER;
  }

  /** The user's password, random for each folder. */
  public String password() {
    return cluster.password();
  }

  /** Stops the server and lets another process use the folder. */
  @Override
  public void close() {
    postmaster.stop();
    lock.close();
  }
}
