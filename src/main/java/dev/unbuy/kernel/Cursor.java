package dev.unbuy.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** An opaque place in a list: the sort keys of the last row seen, as base64url text. */
public final class Cursor {

  private static final String SEPARATOR = "\u001f";

  private Cursor() {}

  /** The cursor of a row with these sort keys. */
  public static String of(Object... keys) {
    String joined = String.join(SEPARATOR, List.of(keys).stream().map(Object::toString).toList());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(UTF_8));
  }

  /**
   * Reads a cursor back.
   *
   * @param keys how many sort keys it must have
   * @throws InvalidInput on the field {@code cursor} when it is not one of ours
   */
  public static List<String> read(String cursor, int keys) {
    try {
      String joined = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
      List<String> parts = List.of(joined.split(SEPARATOR, -1));
      if (parts.size() == keys) {
        return parts;
      }
    } catch (IllegalArgumentException notBase64) {
      // falls through to the answer below
    }
    throw notOurs();
  }

  /**
   * Reads the cursor of a list that is sorted by ids.
   *
   * @throws InvalidInput on the field {@code cursor} when it is not one of ours
   */
  public static List<Object> id(String cursor) {
    return List.of(uuid(read(cursor, 1).getFirst()));
  }

  /**
   * Reads the cursor of a list that is sorted by an instant and an id: the two, in this order.
   *
   * @throws InvalidInput on the field {@code cursor} when it is not one of ours
   */
  public static List<Object> place(String cursor) {
    List<String> keys = read(cursor, 2);
    try {
      return List.of(Instant.parse(keys.getFirst()), uuid(keys.getLast()));
    } catch (DateTimeParseException noInstant) {
      throw notOurs();
    }
  }

  /**
   * @throws InvalidInput on the field {@code cursor} when a key of it is no id
   */
  public static void requireId(String key) {
    var _ = uuid(key);
  }

  private static UUID uuid(String key) {
    return Ids.parse(key).orElseThrow(Cursor::notOurs);
  }

  private static InvalidInput notOurs() {
    return new InvalidInput("cursor", "is not a cursor of this list; take it from \"next\"");
  }
}
