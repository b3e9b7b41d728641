package dev.unbuy.platform.embedded;

import org.jspecify.annotations.Nullable;

/** Says in one sentence, meant for whoever starts the application, why it cannot start. */
public final class StartupFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure with its sentence.
   *
   * @param cause what lies beneath, or null
   * @param key the sentence's key in the message file
   * @param values what the sentence mentions
   */
  public StartupFailure(@Nullable Throwable cause, String key, Object... values) {
    super(StartupText.of(key, values), cause);
  }

  /** The sentence, in the words of the message file. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
