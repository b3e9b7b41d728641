package dev.unbuy.platform.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time use a folder. The operating system gives the lock back when the
 * process ends, however it ends.
 */
record FolderLock(FileChannel channel) implements AutoCloseable {

  /**
   * Takes the lock that a file stands for.
   *
   * @throws StartupFailure when another process holds it
   */
  static FolderLock on(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StartupFailure(null, "startup.failure.in-use", file.resolveSibling(""));
      }
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new StartupFailure(e, "startup.failure.data", file, Reason.of(e));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // The process's end gives it back as well.
    }
  }
}
