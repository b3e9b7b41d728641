package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.InvalidInput;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a recall takes back: everything of a shop, or some of its listings, in orders of a time.
 *
 * @param shopId whose goods; null where the listings say it
 * @param listings which of them; empty for all
 * @param to the end of the time, which is not in it
 */
public record RecallScope(
    Reason reason,
    @Nullable UUID shopId,
    List<UUID> listings,
    Instant from,
    Instant to,
    String note) {

  private static final int MOST_LISTINGS = 100;
  private static final int LONGEST = 2_000;

  /**
   * @throws InvalidInput when it is no reason of a recall, nothing is named, or the time is none
   */
  public RecallScope {
    listings = List.copyOf(listings);
    if (!reason.equals(Reason.RECALL) && !reason.equals(Reason.FRAUD)) {
      throw new InvalidInput("reason", "must be RECALL or FRAUD");
    }
    if (shopId == null && listings.isEmpty()) {
      throw new InvalidInput("listings", "must be named, or a shop");
    }
    if (listings.size() > MOST_LISTINGS) {
      throw new InvalidInput("listings", "must be at most " + MOST_LISTINGS);
    }
    if (!from.isBefore(to)) {
      throw new InvalidInput("from", "must be before \"to\"");
    }
    if (note.isBlank() || note.length() > LONGEST) {
      throw new InvalidInput("note", "must have 1 to %d characters".formatted(LONGEST));
    }
  }
}
