package dev.unbuy.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * The gateway's memory: JSON lines that are only ever added, each forced to disk before it counts.
 *
 * <p>Adding a line and forcing it are two steps, so that one force serves all lines that were added
 * while the one before it ran. Adding is guarded by the desk's lock; forcing by its own. One
 * process at a time holds the file.
 */
final class Journal implements AutoCloseable {

  static final String FILE = "gateway.jsonl";

  private static final System.Logger LOG = System.getLogger(Journal.class.getName());

  private final Path file;
  private final FileChannel channel;
  private final ReentrantLock forcing = new ReentrantLock();
  private volatile long end;
  private volatile long forced;
  private volatile boolean broken;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens the journal of a folder, made if absent, and hands every entry in it to the reader.
   *
   * @throws IOException when the folder cannot be used, is in use, or a line but the last is
   *     damaged
   */
  static Journal open(Path folder, Consumer<JournalEntry> reader) throws IOException {
    Files.createDirectories(folder);
    var file = folder.resolve(FILE);
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      var journal = new Journal(file, channel);
      journal.lock();
      journal.replay(reader);
      syncFolder(folder);
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Adds an entry, which counts once {@link #force} has returned for its end.
   *
   * @return where the entry ends
   * @throws UncheckedIOException when it could not be written; the journal is then as before
   */
  long append(JournalEntry entry) {
    if (broken) {
      throw new UncheckedIOException(new IOException(file + " could not be forced to disk"));
    }
    var line = Json.bytes(entry);
    var bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    try {
      write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return end;
  }

  /** Where the last entry ends. */
  long end() {
    return end;
  }

  /** Returns when all entries up to this end are on disk; a failure is final. */
  void force(long upTo) {
    if (forced >= upTo) {
      return;
    }
    forcing.lock();
    try {
      if (forced < upTo) {
        var reached = end;
        channel.force(false);
        forced = reached;
      }
    } catch (IOException e) {
      broken = true;
      throw new UncheckedIOException(e);
    } finally {
      forcing.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void write(ByteBuffer bytes) throws IOException {
    var position = end;
    try {
      while (bytes.hasRemaining()) {
        position += channel.write(bytes, position);
      }
    } catch (IOException e) {
      channel.truncate(end);
      throw e;
    }
    end = position;
  }

  private void lock() throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // held by this very process: the same answer as when another holds it
    }
    throw new IOException(file + " is in use by another gateway");
  }

  private void replay(Consumer<JournalEntry> reader) throws IOException {
    long good = 0;
    try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (var line = nextLine(in); line.length > 0; line = nextLine(in)) {
        var last = good + line.length >= channel.size();
        if (!accepted(line, last, reader)) {
          break;
        }
        good += line.length;
      }
    }
    if (good < channel.size()) {
      LOG.log(Level.WARNING, "{0}: last line is torn and was cut off", file);
      channel.truncate(good);
      channel.force(true);
    }
    end = good;
    forced = good;
  }

  private boolean accepted(byte[] line, boolean last, Consumer<JournalEntry> reader)
      throws IOException {
    if (line[line.length - 1] != '\n') {
      return false;
    }
    JournalEntry entry;
    try {
      entry = Json.read(line, JournalEntry.class);
    } catch (JacksonException e) {
      if (last) {
        return false;
      }
      throw new IOException(file + " is damaged before its last line", e);
    }
    reader.accept(entry);
    return true;
  }

  /** The next line with its line feed, without one at a torn end, empty when there is no more. */
  private static byte[] nextLine(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream(512);
    for (var next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        break;
      }
    }
    return line.toByteArray();
  }

  private static void syncFolder(Path folder) {
    try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "{0}: this system does not sync folders", folder);
    }
  }
}
