package dev.unbuy.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The database's files: the server's own folder, the password of its one user and the server's log.
 *
 * @param folder a folder that holds all three
 */
record Cluster(Path folder) {

  static final String USER = "unbuy";

  /** Opens the cluster in a folder, made now if there is none. The caller holds the lock. */
  static Cluster in(Path folder, Programs programs) {
    Cluster cluster = new Cluster(folder);
    if (!Files.isDirectory(cluster.files())) {
      try {
        make(folder, programs);
      } catch (IOException e) {
        throw new StartupFailure(e, "startup.failure.data", folder, Reason.of(e));
      }
    }
    return cluster;
  }

  Path files() {
    return folder.resolve("cluster");
  }

  Path log() {
    return folder.resolve("log");
  }

  Path postmasterPid() {
    return files().resolve("postmaster.pid");
  }

  String password() {
    try {
      return Files.readString(passwordFile());
    } catch (IOException e) {
      throw new StartupFailure(e, "startup.failure.data", folder, Reason.of(e));
    }
  }

  private Path passwordFile() {
    return folder.resolve("password");
  }

  private static void make(Path folder, Programs programs) throws IOException {
    Cluster fresh = new Cluster(folder.resolveSibling(folder.getFileName() + ".new"));
    Folders.delete(fresh.folder);
    Files.createDirectory(fresh.folder);
    fresh.writePassword();
    Programs.Ended ended = programs.run("initdb", fresh.initdbArguments());
    if (!ended.well()) {
      throw PostgresTrouble.of(folder, ended.output());
    }
    Files.move(fresh.folder, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> initdbArguments() {
    return List.of(
        "--pgdata=" + files(),
        "--username=" + USER,
        "--pwfile=" + passwordFile(),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=" + (Platform.isWindows() || Platform.isMac() ? "C" : "C.UTF-8"),
        "--locale-provider=icu",
        "--icu-locale=und",
        "--data-checksums");
  }

  private void writePassword() throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    if (Platform.isWindows()) {
      Files.createFile(passwordFile());
    } else {
      Files.createFile(
          passwordFile(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(
        passwordFile(), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }
}
