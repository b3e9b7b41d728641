package dev.unbuy.imports.neutral;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.unbuy.imports.ImportFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an export consists of. It is written last: a folder without it is no export.
 *
 * @param version of the format; another one is not read
 */
record Manifest(String format, int version, List<Part> tables) {

  /** Its name in the folder. */
  static final String FILE = "manifest.json";

  private static final String FORMAT = "unbuy";
  private static final int VERSION = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  Manifest {
    tables = List.copyOf(tables);
  }

  static Manifest of(List<Part> tables) {
    return new Manifest(FORMAT, VERSION, tables);
  }

  /**
   * A table's file.
   *
   * @param sha256 of the file, in hexadecimal
   */
  record Part(String table, long rows, String sha256) {}

  long rows() {
    return tables.stream().mapToLong(Part::rows).sum();
  }

  /** The same wherever it is written. */
  void write(Path folder) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    String text =
        JSON.writer()
            .with(
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
            .writeValueAsString(this);
    Files.writeString(folder.resolve(FILE), text + "\n");
  }

  /**
   * Reads it.
   *
   * @throws ImportFailed when the folder has none, or one of another kind or version
   */
  static Manifest read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new ImportFailed("no-file", file);
    }
    Kind kind = parse(file, Kind.class);
    if (!FORMAT.equals(kind.format())) {
      throw new ImportFailed("manifest", FILE);
    }
    if (kind.version() != VERSION) {
      throw new ImportFailed("version", kind.version(), VERSION);
    }
    Manifest manifest = parse(file, Manifest.class);
    boolean whole =
        manifest.tables.stream()
            .allMatch(one -> Objects.nonNull(one.table()) && Objects.nonNull(one.sha256()));
    if (!whole) {
      throw new ImportFailed("manifest", FILE);
    }
    return manifest;
  }

  private static <T> T parse(Path file, Class<T> type) {
    try {
      T value = JSON.readValue(file, type);
      if (value == null) {
        throw new ImportFailed("manifest", FILE);
      }
      return value;
    } catch (JacksonException | NullPointerException other) {
      throw new ImportFailed("manifest", FILE);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Kind(@Nullable String format, int version) {}
}
