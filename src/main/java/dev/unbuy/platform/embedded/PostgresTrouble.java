package dev.unbuy.platform.embedded;

import java.nio.file.Path;

/** Turns what a PostgreSQL program printed into one sentence. */
final class PostgresTrouble {

  private PostgresTrouble() {}

  static StartupFailure of(Path folder, String output) {
    if (output.contains("unshare")) {
      return new StartupFailure(null, "startup.failure.root");
    }
    return new StartupFailure(null, "startup.failure.postgres", folder, telling(output));
  }

  /** The last line that tells of an error, or else the last line. */
  private static String telling(String output) {
    String last = "";
    String error = "";
    for (String line : output.lines().toList()) {
      last = line.isBlank() ? last : line.strip();
      error = line.contains("FATAL:") || line.contains("error:") ? line.strip() : error;
    }
    return error.isEmpty() ? last : error;
  }
}
