package dev.unbuy.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders: make one, remove one. */
final class Folders {

  private Folders() {}

  /**
   * Makes a folder with its parents and sees that it can be written to.
   *
   * @throws StartupFailure when it cannot
   */
  static Path writable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".write", ".test"));
      return folder;
    } catch (IOException e) {
      throw new StartupFailure(e, "startup.failure.data", folder, Reason.of(e));
    }
  }

  /** Removes a folder with all it holds; a folder that is not there is fine. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
