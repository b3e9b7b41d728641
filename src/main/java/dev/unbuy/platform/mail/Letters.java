package dev.unbuy.platform.mail;

import dev.unbuy.kernel.Ids;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/** The letters that the embedded mail server received, one {@code .eml} file each. */
public final class Letters {

  private static final String SUFFIX = ".eml";

  private final Path folder;

  private Letters(Path folder) {
    this.folder = folder;
  }

  static Letters in(Path folder) {
    try {
      return new Letters(Files.createDirectories(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void keep(MimeMessage mail) throws IOException, MessagingException {
    String name = Ids.next().toString();
    Path half = folder.resolve(name + ".part");
    try (OutputStream out = Files.newOutputStream(half)) {
      mail.writeTo(out);
    }
    Files.move(half, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * The newest letters first.
   *
   * @param limit how many at most
   */
  public List<Letter> newest(int limit) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted(Comparator.comparing(Path::getFileName).reversed())
          .limit(limit)
          .map(Letters::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One letter, if it is there. */
  public Optional<Letter> find(UUID id) {
    Path file = folder.resolve(id + SUFFIX);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  private static Letter read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String name = String.valueOf(file.getFileName());
      UUID id = UUID.fromString(name.substring(0, name.length() - SUFFIX.length()));
      return Letter.of(id, new MimeMessage(Session.getInstance(new Properties()), in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException("unreadable letter " + file, e);
    }
  }
}
