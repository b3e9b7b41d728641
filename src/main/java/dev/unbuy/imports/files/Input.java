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
      InputStream plain = isPacked(buffered) ? new GZIPInputStream(buffered, BUFFER) : buffered;
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
