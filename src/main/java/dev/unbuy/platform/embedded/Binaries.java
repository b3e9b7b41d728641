package dev.unbuy.platform.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs of the class path, unpacked once for each version and user.
 *
 * <p>They are unpacked into a folder beside the target and renamed in one step. Whoever comes
 * second of two processes doing so at once keeps the first one's work. A count of the files,
 * written last, tells a whole folder from one that a cleaner of temporary files has thinned out.
 */
final class Binaries {

  private static final String COUNT = "files";

  private final Path shelf;

  /**
   * Binaries kept below a folder.
   *
   * @param shelf where unpacked versions are kept, usually the temporary folder
   */
  Binaries(Path shelf) {
    this.shelf = shelf;
  }

  static Binaries inTemporaryFolder() {
    return new Binaries(Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
  }

  /** The folder that holds {@code bin}, {@code lib} and {@code share}, unpacked now if need be. */
  Path unpacked() {
    URL archive = archive();
    try {
      Path target = shelf.resolve("unbuy-postgres-" + fingerprint(archive));
      if (!isWhole(target)) {
        unpack(archive, target);
      }
      return target;
    } catch (IOException e) {
      throw new StartupFailure(e, "startup.failure.unpack", shelf, Reason.of(e));
    }
  }

  private static URL archive() {
    String system = Platform.isWindows() ? "windows" : Platform.isMac() ? "darwin" : "linux";
    String chip = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String name =
        "/postgres-" + system + (chip.startsWith("aarch") ? "-arm_64" : "-x86_64") + ".txz";
    URL archive = Binaries.class.getResource(name);
    if (archive == null) {
      throw new StartupFailure(null, "startup.failure.platform", system, chip);
    }
    return archive;
  }

  /** Changes with the user and with the archive's content; cheap, as nothing is read. */
  private static String fingerprint(URL archive) throws IOException {
    URLConnection connection = archive.openConnection();
    connection.setUseCaches(false);
    long content = connection.getContentLengthLong();
    if (connection instanceof JarURLConnection jar) {
      content = content * 31 + jar.getJarEntry().getCrc();
      jar.getJarFile().close();
    }
    int user = System.getProperty("user.name", "").hashCode();
    return HexFormat.of().toHexDigits(content * 31 + user);
  }

  private static boolean isWhole(Path folder) throws IOException {
    Path count = folder.resolve(COUNT);
    return Files.isReadable(count)
        && Files.readString(count).equals(Long.toString(countFiles(folder) - 1));
  }

  private static long countFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.count();
    }
  }

  private void unpack(URL archive, Path target) throws IOException {
    Files.createDirectories(shelf);
    Path fresh = Files.createTempDirectory(shelf, "unbuy-postgres-new-");
    try (InputStream in = new BufferedInputStream(archive.openStream());
        XZCompressorInputStream xz = new XZCompressorInputStream(in);
        TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(xz))) {
      Unpacking.all(tar, fresh);
    }
    Files.writeString(fresh.resolve(COUNT), Long.toString(countFiles(fresh)));
    putInPlace(fresh, target);
  }

  private static void putInPlace(Path fresh, Path target) throws IOException {
    if (Files.exists(target) && !isWhole(target)) {
      Path broken = fresh.resolveSibling(fresh.getFileName() + "-broken");
      Files.move(target, broken, StandardCopyOption.ATOMIC_MOVE);
      Folders.delete(broken);
    }
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Folders.delete(fresh);
      if (!isWhole(target)) {
        throw e;
      }
    }
  }
}
