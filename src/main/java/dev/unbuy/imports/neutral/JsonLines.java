package dev.unbuy.imports.neutral;

import dev.unbuy.imports.ImportFailed;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The lines of a file, each of which must be one JSON object with the same names as the first. */
final class JsonLines implements AutoCloseable {

  private static final int LONGEST = 1 << 26;
  private static final int BUFFER = 1 << 16;
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String name;
  private final InputStream in;
  private final MessageDigest sha = sha256();
  private final Set<String> names = new LinkedHashSet<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;

  JsonLines(Path file) {
    this.name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      throw new ImportFailed("no-file", file);
    }
    try {
      this.in =
          new BufferedInputStream(new DigestInputStream(Files.newInputStream(file), sha), BUFFER);
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The next line, or null after the last one. */
  @Nullable String next() {
    try {
      if (!hasLine()) {
        return null;
      }
    } catch (IOException failure) {
      throw unreadable(failure);
    }
    number++;
    String text = text();
    Set<String> found = namesOf(text);
    if (number == 1) {
      names.addAll(found);
    } else if (!names.equals(found)) {
      throw broken("its names are not those of the first line");
    }
    return text;
  }

  /** How many lines were read. */
  long number() {
    return number;
  }

  /** The names that each line has. */
  Set<String> names() {
    return names;
  }

  /** Of the whole file, once all of it is read. */
  String checksum() {
    return HexFormat.of().formatHex(sha.digest());
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  private boolean hasLine() throws IOException {
    line.reset();
    int read = in.read();
    if (read < 0) {
      return false;
    }
    while (read >= 0 && read != '\n') {
      if (line.size() == LONGEST) {
        throw new ImportFailed("line", name, number + 1, "it is longer than 64 MiB");
      }
      line.write(read);
      read = in.read();
    }
    return true;
  }

  private String text() {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.toByteArray()))
          .toString();
    } catch (CharacterCodingException damaged) {
      throw broken("it is not in UTF-8");
    }
  }

  private Set<String> namesOf(String text) {
    Set<String> found = new LinkedHashSet<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw broken("it is not a JSON object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        found.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw broken("something follows the JSON object");
      }
    } catch (JacksonException damaged) {
      throw broken("it is not a JSON object");
    }
    return found;
  }

  private ImportFailed broken(String why) {
    return new ImportFailed("line", name, number, why);
  }

  private ImportFailed unreadable(IOException failure) {
    return new ImportFailed("unreadable", name, failure.toString());
  }
}
