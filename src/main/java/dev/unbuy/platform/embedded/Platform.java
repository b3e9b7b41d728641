package dev.unbuy.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The operating system underneath, as far as starting a database depends on it. */
final class Platform {

  private static final String NAME = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

  private Platform() {}

  static boolean isWindows() {
    return NAME.startsWith("windows");
  }

  static boolean isMac() {
    return NAME.startsWith("mac");
  }

  /** Whether this is Linux's root, as whom PostgreSQL refuses to run. */
  static boolean isRoot() {
    try {
      return NAME.startsWith("linux")
          && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException _) {
      return false;
    }
  }
}
