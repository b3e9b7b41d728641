package dev.unbuy.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;

/** Makes and reads the identifiers of everything that is kept: UUIDs of version 7 (RFC 9562). */
public final class Ids {

  private Ids() {}

  /** A new identifier, larger than those made before it by this process. */
  public static UUID next() {
    return UuidCreator.getTimeOrderedEpochPlus1();
  }

  /** Reads an identifier that a client sent; empty when it is not one in canonical form. */
  public static Optional<UUID> parse(String text) {
    if (text.length() != 36) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
