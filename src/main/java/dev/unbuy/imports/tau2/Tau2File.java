package dev.unbuy.imports.tau2;

import dev.unbuy.imports.ImportFailed;
import dev.unbuy.imports.files.Input;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one file of the shop: an object whose parts are objects of entries by their ids. */
final class Tau2File {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Path file;

  /**
   * In a folder.
   *
   * @throws ImportFailed when it has none
   */
  Tau2File(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ImportFailed("no-folder", folder);
    }
    Path plain = folder.resolve("db.json");
    Path packed = folder.resolve("db.json.gz");
    this.file = Files.isRegularFile(packed) ? packed : plain;
  }

  String name() {
    return String.valueOf(file.getFileName());
  }

  long size() {
    return Input.size(file);
  }

  /**
   * Reads a part, some entries at a time.
   *
   * @param take what is done with them; the list is used again afterwards
   * @throws ImportFailed when it is not JSON, or has no such part
   */
  void read(String part, int size, LongConsumer onBytes, Consumer<List<Entry>> take) {
    try (Reader reader = Input.open(file, onBytes);
        JsonParser parser = JSON.createParser(reader)) {
      try {
        find(part, parser);
        entries(parser, size, take);
      } catch (JacksonException damaged) {
        throw new ImportFailed("json", name(), parser.currentLocation().getLineNr());
      }
    } catch (IOException failure) {
      throw new ImportFailed("unreadable", name(), failure.toString());
    }
  }

  private void find(String part, JsonParser parser) {
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isIt = parser.currentName().equals(part);
        if (parser.nextToken() == JsonToken.START_OBJECT && isIt) {
          return;
        }
        parser.skipChildren();
      }
    }
    throw new ImportFailed("no-section", name(), part);
  }

  private static void entries(JsonParser parser, int size, Consumer<List<Entry>> take) {
    List<Entry> lot = new ArrayList<>();
    long row = 0;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String id = parser.currentName();
      parser.nextToken();
      JsonNode value = parser.readValueAsTree();
      lot.add(new Entry(++row, id, value));
      if (lot.size() == size) {
        take.accept(lot);
        lot.clear();
      }
    }
    if (!lot.isEmpty()) {
      take.accept(lot);
    }
  }

  /**
   * An entry of a part.
   *
   * @param row its number within the part, from 1
   */
  record Entry(long row, String id, JsonNode value) {}
}
