package dev.unbuy.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Files that were sent, in a folder of their own until an import has read them. */
public final class Upload implements AutoCloseable {

  private final Path folder;
  private final List<String> names;
  private final String checksum;
  private boolean taken;

  Upload(Path folder, List<String> names, String checksum) {
    this.folder = folder;
    this.names = List.copyOf(names);
    this.checksum = checksum;
  }

  /** Of names and contents, in hexadecimal: by it a repeated request is known. */
  public String checksum() {
    return checksum;
  }

  Path folder() {
    return folder;
  }

  List<String> names() {
    return names;
  }

  /** An import has it now, and throws it away. */
  void taken() {
    taken = true;
  }

  void throwAway() {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Throws it away unless an import has it. */
  @Override
  public void close() {
    if (!taken) {
      throwAway();
    }
  }
}
