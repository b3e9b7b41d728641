package dev.unbuy.imports.past;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Identifiers of what comes from another system: the same for the same thing, whenever and however
 * often it is read. So a second import finds what the first one made.
 *
 * <p>They are UUIDs of version 8 (RFC 9562): the first 48 bits are the thing's time in
 * milliseconds, as in version 7, so that rows and indexes grow at their end; the rest is from the
 * SHA-256 of its name. Not for use by several threads at once.
 */
public final class SourceIds {

  private static final byte SEPARATOR = 0x1f;
  private static final long LOW_12 = 0xfffL;
  private static final long LOW_62 = 0x3fff_ffff_ffff_ffffL;

  private final String source;
  private final MessageDigest sha;

  /**
   * For a source.
   *
   * @param source its name, which is a part of every name
   */
  public SourceIds(String source) {
    this.source = source;
    try {
      this.sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Of a thing that has no time of its own. */
  public UUID of(String... name) {
    return at(Instant.EPOCH, name);
  }

  /**
   * Of a thing with a time.
   *
   * @param name its kind, and its own names in the source
   */
  public UUID at(Instant at, String... name) {
    sha.update(source.getBytes(StandardCharsets.UTF_8));
    for (String part : name) {
      sha.update(SEPARATOR);
      sha.update(part.getBytes(StandardCharsets.UTF_8));
    }
    return id(at.toEpochMilli(), ByteBuffer.wrap(sha.digest()));
  }

  /** Of a part of a thing: its kind, and its number among those. */
  public UUID part(UUID whole, String kind, int number) {
    ByteBuffer name = ByteBuffer.allocate(20);
    name.putLong(whole.getMostSignificantBits()).putLong(whole.getLeastSignificantBits());
    name.putInt(number);
    sha.update(name.array());
    sha.update(kind.getBytes(StandardCharsets.UTF_8));
    return id(whole.getMostSignificantBits() >>> 16, ByteBuffer.wrap(sha.digest()));
  }

  private static UUID id(long millis, ByteBuffer hash) {
    long high = (Math.max(0, millis) << 16) | 0x8000L | (hash.getLong() & LOW_12);
    long low = 0x8000_0000_0000_0000L | (hash.getLong() & LOW_62);
    return new UUID(high, low);
  }
}
