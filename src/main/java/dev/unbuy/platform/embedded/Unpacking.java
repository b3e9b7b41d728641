package dev.unbuy.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Writes a tar's folders, files and links below a folder, as a stream: memory stays small. */
final class Unpacking {

  private static final int EXECUTABLE = 0100;

  private Unpacking() {}

  static void all(TarArchiveInputStream tar, Path folder) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      one(tar, entry, folder);
    }
  }

  private static void one(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
      throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException(entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(target, folder.resolve(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      makeExecutable(entry, target);
    }
  }

  private static void makeExecutable(TarArchiveEntry entry, Path target) throws IOException {
    boolean executable = (entry.getMode() & EXECUTABLE) != 0;
    if (executable && !target.toFile().setExecutable(true, true)) {
      throw new IOException(target.toString());
    }
  }
}
