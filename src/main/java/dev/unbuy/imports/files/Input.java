package dev.unbuy.imports.files;

import dev.unbuy.imports.ImportFailed;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens a text file, plain or packed by gzip, and tells how far its reading has come. */
public final class Input {

  private static final int GZIP_1 = 0x1f;
  private static final int GZIP_2 = 0x8b;
  private static final int BUFFER = 1 << 16;

  private Input() {}

  /**
   * Opens a file.
   *
   * @param onBytes hears how many more bytes of the file were taken
   * @throws ImportFailed when there is no such file, or it cannot be read
   */
  public static Reader open(Path file, LongConsumer onBytes) {
    if (!Files.isRegularFile(file)) {
      throw new ImportFailed("no-file", file);
    }
    try {
      var counted = new Counted(Files.newInputStream(file), onBytes);
      var buffered = new BufferedInputStream(counted, BUFFER);
      InputStream plain =
          isPacked(buffered)
              ? new Bounded(new GZIPInputStream(buffered, BUFFER), size(file))
              : buffered;
      return new InputStreamReader(
          plain,
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT));
    } catch (IOException failure) {
      throw new ImportFailed("unreadable", file, reason(failure));
    }
  }

  /** How many bytes a file has. */
  public static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException failure) {
      throw new ImportFailed("unreadable", file, reason(failure));
    }
  }

  static String reason(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static boolean isPacked(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean packed = in.read() == GZIP_1 && in.read() == GZIP_2;
    in.reset();
    return packed;
  }

  /** What is packed so tightly that it can only be meant to fill the disk is not read on. */
  private static final class Bounded extends FilterInputStream {
    private static final long SMALL = 256L << 20;
    private static final long MOST_PACKED = 250;
    private long left;

    Bounded(InputStream in, long packed) {
      super(in);
      this.left = Math.max(SMALL, packed * MOST_PACKED);
    }

    @Override
    public int read() throws IOException {
      throw new UnsupportedOperationException("read by blocks");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      left -= Math.max(0, read);
      if (left < 0) {
        throw new ZipException("it unpacks to more than can be meant");
      }
      return read;
    }
  }

  private static final class Counted extends FilterInputStream {
    private final LongConsumer onBytes;

    Counted(InputStream in, LongConsumer onBytes) {
      super(in);
      this.onBytes = onBytes;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      onBytes.accept(Math.max(0, read));
      return read;
    }
  }
}
