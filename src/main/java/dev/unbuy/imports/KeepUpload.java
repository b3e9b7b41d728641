package dev.unbuy.imports;

import dev.unbuy.kernel.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;

/**
 * Takes files that were sent, several or one zip, into a folder of their own.
 *
 * <p>Only the last part of a name counts, so that nothing leaves the folder. What a zip unpacks to
 * is bounded by how large it is and altogether, and counted as it comes, whatever its headers say.
 */
@Component
public class KeepUpload {

  private static final int MOST_FILES = 300;
  private static final long MOST_BYTES = 4L << 30;
  private static final long SMALL = 64L << 20;
  private static final long MOST_PACKED = 250;
  private static final int BUFFER = 1 << 16;
  private static final Pattern NAME = Pattern.compile("[\\w][\\w.() -]{0,150}");
  private static final String FIELD = "file";

  /**
   * Takes them.
   *
   * @throws InvalidInput when there is none, or one that cannot be taken
   */
  public Upload keep(List<? extends UploadedFile> files) {
    if (files.isEmpty() || files.stream().allMatch(one -> one.size() == 0)) {
      throw new InvalidInput(FIELD, "is required");
    }
    Path folder = folder();
    Taking taking = new Taking(folder);
    try {
      if (files.size() == 1 && isZip(files.getFirst())) {
        taking.unzip(files.getFirst());
      } else {
        for (UploadedFile file : files) {
          taking.take(file);
        }
      }
      return taking.done();
    } catch (ZipException | IllegalArgumentException damaged) {
      taking.done().throwAway();
      throw new InvalidInput(FIELD, "is a damaged zip");
    } catch (IOException failure) {
      taking.done().throwAway();
      throw new UncheckedIOException(failure);
    } catch (InvalidInput invalid) {
      taking.done().throwAway();
      throw invalid;
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("unbuy-import");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isZip(UploadedFile file) throws IOException {
    try (InputStream in = file.open()) {
      return HexFormat.of().formatHex(in.readNBytes(4)).equals("504b0304");
    }
  }

  private static final class Taking {

    private final Path folder;
    private final Set<String> names = new TreeSet<>();
    private final MessageDigest sha = sha256();
    private long left = MOST_BYTES;

    Taking(Path folder) {
      this.folder = folder;
    }

    void take(UploadedFile file) throws IOException {
      try (InputStream in = file.open()) {
        take(file.name(), in);
      }
    }

    void unzip(UploadedFile file) throws IOException {
      left = Math.min(MOST_BYTES, Math.max(SMALL, file.size() * MOST_PACKED));
      try (ZipInputStream zip = new ZipInputStream(file.open())) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          if (!entry.isDirectory()) {
            take(entry.getName(), zip);
          }
        }
      }
      if (names.isEmpty()) {
        throw new InvalidInput(FIELD, "is a zip without files");
      }
    }

    Upload done() {
      return new Upload(folder, List.copyOf(names), HexFormat.of().formatHex(sha.digest()));
    }

    private void take(String given, InputStream in) throws IOException {
      String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
      if (!NAME.matcher(name).matches()) {
        throw new InvalidInput(FIELD, "has a name that cannot be used");
      }
      if (!names.add(name)) {
        throw new InvalidInput(FIELD, "has two files " + name);
      }
      if (names.size() > MOST_FILES) {
        throw new InvalidInput(FIELD, "has more than %d files".formatted(MOST_FILES));
      }
      sha.update(name.getBytes(StandardCharsets.UTF_8));
      try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
        copy(in, out);
      }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        left -= read;
        if (left < 0) {
          throw new InvalidInput(FIELD, "unpacks to more than can be taken");
        }
        sha.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
