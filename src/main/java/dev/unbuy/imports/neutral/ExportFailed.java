package dev.unbuy.imports.neutral;

import java.util.List;

/**
 * Why an export was not written. The sentence stands in the message file under {@code
 * export.failed.} and the key.
 */
public final class ExportFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<Object> values;

  ExportFailed(String key, Object... values) {
    super(key + " " + List.of(values));
    this.key = "export.failed." + key;
    this.values = List.of(values);
  }

  /** The key of its sentence in the message file. */
  public String key() {
    return key;
  }

  /** What the sentence names. */
  public Object[] values() {
    return values.toArray();
  }
}
