package dev.unbuy.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import, from its beginning.
 *
 * @param source the name of the file or folder that was read
 * @param endedAt null while it is running or when it broke off
 * @param step what it is doing or did last: the end of the message's key after {@code import.step.}
 * @param done how much of the step is done
 * @param total how much there is to do in the step
 * @param failure why it failed, or null
 * @param report what came of it, or null while or when there is none
 */
public record ImportRun(
    UUID id,
    String format,
    String source,
    Status status,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String step,
    long done,
    long total,
    @Nullable Failure failure,
    @Nullable ImportReport report) {

  private static final int WHOLE = 100;

  /** How much of the step is done, in percent from 0 to 100. */
  public int percent() {
    return total == 0 ? 0 : (int) (Math.min(done, total) * WHOLE / total);
  }

  /** How far it has come. */
  public enum Status {
    /** It is being read. */
    RUNNING,
    /** All of it was read. */
    DONE,
    /** It could not be read. */
    FAILED,
    /** Whoever read it is gone; asking for it again finishes it. */
    BROKEN_OFF
  }

  /**
   * Why it could not be read.
   *
   * @param key of the sentence in the message file
   * @param values what the sentence names
   */
  public record Failure(String key, List<String> values) {

    /** Copies the list. */
    public Failure {
      values = List.copyOf(values);
    }
  }
}
