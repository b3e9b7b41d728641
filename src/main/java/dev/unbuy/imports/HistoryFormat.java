package dev.unbuy.imports;

import java.nio.file.Path;
import java.util.List;

/** A way in which another system writes its history, and how that is read. */
public interface HistoryFormat {

  /** Its name on the command line and in the API. */
  String name();

  /**
   * Reads it; what was committed stays, so that a reading that was broken off goes on where it was
   * when it is asked for again.
   *
   * @return what came of each file
   * @throws ImportFailed when it cannot be read
   */
  List<FileReport> read(Path source, ImportConnection database, Progress progress);

  /** Whether its source is one file, and not a folder. */
  default boolean isOneFile() {
    return false;
  }

  /** Whether it brings what is derived as well, so that nothing has to be made of what it tells. */
  default boolean isWhole() {
    return false;
  }
}
