package dev.unbuy.imports;

import java.util.List;

/**
 * Why an import ended early. Lots that were committed before it stay, and are found again by the
 * next try.
 *
 * <p>The sentence stands in the message file under {@code import.failed.} and the key; its values
 * are shown as they are.
 */
public final class ImportFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<String> values;

  /**
   * A failure with its sentence.
   *
   * @param key the end of the message's key
   * @param values what the sentence names
   */
  public ImportFailed(String key, Object... values) {
    super(key + " " + List.of(values));
    this.key = "import.failed." + key;
    this.values = List.of(values).stream().map(String::valueOf).toList();
  }

  /** The key of its sentence in the message file. */
  public String key() {
    return key;
  }

  /** What the sentence names, as text. */
  List<String> texts() {
    return values;
  }

  /** What the sentence names. */
  public Object[] values() {
    return values.toArray();
  }
}
