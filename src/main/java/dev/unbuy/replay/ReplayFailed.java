package dev.unbuy.replay;

import java.util.List;

/** Why there is nothing to replay; the sentence is under {@code replay.failed.} and the key. */
public final class ReplayFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<Object> values;

  ReplayFailed(String key, Object... values) {
    super(key + " " + List.of(values));
    this.key = "replay.failed." + key;
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
