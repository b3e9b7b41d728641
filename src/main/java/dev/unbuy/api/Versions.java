package dev.unbuy.api;

import dev.unbuy.kernel.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Versions of what two people may edit, as {@code ETag} and {@code If-Match} carry them. */
final class Versions {

  private Versions() {}

  /** The tag of a version. */
  static String tag(int version) {
    return "\"%d\"".formatted(version);
  }

  /**
   * The version that a client saw; null when it does not say, or says any.
   *
   * @throws InvalidInput when it is not a tag that was given
   */
  static @Nullable Integer read(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return null;
    }
    if (!ifMatch.strip().matches("\"[0-9]{1,9}\"")) {
      throw new InvalidInput("If-Match", "must be an ETag as it was given, or *");
    }
    return Integer.valueOf(ifMatch.strip().replace("\"", ""));
  }

  /** What the client saw is no longer what is there; answered with 412. */
  static final class NotTheSame extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int version;

    NotTheSame(int version) {
      super("it is version " + version, null, false, false);
      this.version = version;
    }

    int version() {
      return version;
    }
  }
}
