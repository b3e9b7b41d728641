package dev.unbuy.conversations;

import dev.unbuy.kernel.InvalidInput;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to write to another side.
 *
 * @param with {@link Side#SELLER} or {@link Side#BUYER}, which need an order, or {@link
 *     Side#SUPPORT}
 * @param orderId what it is about, or null
 * @param subject in words, at most 200 characters; the beginning of the text where it is null, and
 *     not used for orders
 */
public record StartConversation(
    Side with, @Nullable UUID orderId, @Nullable String subject, String text) {

  /** The longest subject. */
  public static final int LONGEST_SUBJECT = 200;

  private static final int SHORT = 80;

  /** Checks it. */
  public StartConversation {
    if (with == Side.PLATFORM) {
      throw new InvalidInput("with", "must be one of SELLER, BUYER, SUPPORT");
    }
    if (with != Side.SUPPORT && orderId == null) {
      throw new InvalidInput("orderId", "is required to write to the other side of an order");
    }
    if (subject != null && subject.length() > LONGEST_SUBJECT) {
      throw new InvalidInput("subject", "must have at most 200 characters");
    }
    text = WriteMessage.valid(text);
  }

  /** What it is called where it is about no order. */
  String title() {
    String title = subject == null || subject.isBlank() ? text : subject;
    String line = title.strip().lines().findFirst().orElse(title);
    return line.length() > SHORT && title.equals(text) ? line.substring(0, SHORT) + "…" : line;
  }
}
